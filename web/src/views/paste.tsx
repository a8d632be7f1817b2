// A story typed or pasted is coded at once and shown marked; it is not kept.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { codeText } from '../api';
import { change } from '../router';
import type { StoryAnswer } from '../types';
import { Heading, Problem } from '../ui/pieces';
import { count } from '../words';
import { MarkedStory } from './marked_story';

const sample = `GOMA, March 16 (Newswire) - The government accused the M23 rebels on Saturday of shelling the town of Sake, and demanded that they withdraw. The rebels denied it.

Angola offered to host talks. Rwanda, which supports the M23, welcomed the offer.`;

// Kept while the page is open, so that Back from another view finds the story as it was left.
let kept: { given: Given; coded: StoryAnswer | null } | null = null;
interface Given {
  text: string;
  published: string;
  source: string;
  title: string;
}
const nothing: Given = { text: '', published: '', source: '', title: '' };

export function PasteView(): JSX.Element {
  const [given, setGiven] = useState<Given>(kept?.given ?? nothing);
  const [coded, setCoded] = useState<StoryAnswer | null>(kept?.coded ?? null);
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (name: keyof Given) => (event: { currentTarget: { value: string } }) =>
    setGiven({ ...given, [name]: event.currentTarget.value });
  const send = async (story: Given) => {
    if (!story.text.trim()) return;
    setBusy(true);
    setError(null);
    change({ event: null, actor: null, span: null }, true);
    try {
      const answer = await codeText(story);
      kept = { given: story, coded: answer };
      setCoded(answer);
    } catch (problem) {
      setError(problem as Error);
    }
    setBusy(false);
  };
  return (
    <>
      <Heading title="Paste a story">The words stay on this machine, and are not added to the record.</Heading>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          void send(given);
        }}
      >
        <label class="words">
          <span>Text</span>
          <textarea name="text" rows={coded ? 6 : 14} value={given.text} onInput={set('text')} dir="auto" required />
        </label>
        <div class="row">
          <label>
            <span>Published on</span>
            <input type="date" name="published" value={given.published} onInput={set('published')} />
          </label>
          <label>
            <span>Publisher</span>
            <input name="source" value={given.source} onInput={set('source')} autocomplete="off" />
          </label>
          <label>
            <span>Title</span>
            <input name="title" value={given.title} onInput={set('title')} autocomplete="off" />
          </label>
          <button type="submit" class="main" disabled={busy || !given.text.trim()}>
            {busy ? 'Reading…' : 'Code it'}
          </button>
          {!given.text && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                const story = { ...given, text: sample, published: '2024-03-16' };
                setGiven(story);
                void send(story);
              }}
            >
              Try a sample
            </button>
          )}
        </div>
      </form>
      {error && <Problem error={error} />}
      {coded && (
        <section aria-label="The story, marked" aria-live="polite">
          <p class="sr">{count(coded.record.events.length, 'event')} found</p>
          <MarkedStory story={coded} />
        </section>
      )}
    </>
  );
}
