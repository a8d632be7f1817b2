// The filters of the record, written to the address. They are those of `dateline query`.

import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { change, useAddress } from '../router';
import { filterNames } from '../url';
import { quadClass, quads, typeName, types } from '../words';
import { Glyph } from './pieces';

const statuses = ['happened', 'ongoing', 'planned', 'demanded', 'offered', 'threatened', 'hypothetical', 'denied'];

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  type?: string;
  list?: string;
}

function Field({ name, label, hint, type = 'text', list }: FieldProps): JSX.Element {
  const { params } = useAddress();
  return (
    <label class={`field field-${name}`}>
      <span>{label}</span>
      <input
        type={type}
        name={name}
        value={params[name] ?? ''}
        placeholder={hint}
        list={list}
        autocomplete="off"
        spellcheck={false}
        onChange={(event) => change({ [name]: event.currentTarget.value.trim() })}
      />
    </label>
  );
}

function Pick({
  name,
  label,
  children,
  chosen,
}: {
  name: string;
  label: string;
  chosen: string[];
  children: JSX.Element | JSX.Element[];
}): JSX.Element {
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    const details = event.currentTarget as HTMLDetailsElement;
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  const leave = (event: FocusEvent) => {
    const details = event.currentTarget as HTMLDetailsElement;
    if (event.relatedTarget && !details.contains(event.relatedTarget as Node)) details.open = false;
  };
  return (
    <details class={`field pick pick-${name}`} onKeyDown={close} onFocusOut={leave}>
      <summary>
        <span>{label}</span>
        <span class="value">
          {chosen.length === 0 ? 'all' : chosen.length <= 2 ? chosen.join(', ') : `${chosen.length} chosen`}
        </span>
      </summary>
      <div class="choices">{children}</div>
    </details>
  );
}

function Choice({
  name,
  value,
  children,
}: {
  name: string;
  value: string;
  children: JSX.Element | string;
}): JSX.Element {
  const { params } = useAddress();
  const chosen = (params[name] ?? '').split(',').filter(Boolean);
  const toggle = () =>
    change({ [name]: (chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]).join(',') });
  return (
    <label class="choice">
      <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} onChange={toggle} /> {children}
    </label>
  );
}

const split = (value: string | undefined): string[] => (value ?? '').split(',').filter(Boolean);

interface FiltersProps {
  without?: string[];
  suggestions?: string[];
  children?: ComponentChildren;
}

export function Filters({ without = [], suggestions = [], children }: FiltersProps): JSX.Element {
  const [open, setOpen] = useState(false); // on a phone, where they would push all else off the screen
  const { params } = useAddress();
  const has = (name: string) => !without.includes(name);
  const used = filterNames.filter((name) => params[name] && has(name));
  return (
    <form
      class={`filters record-filters ${open ? 'open' : ''}`}
      aria-label="Filters"
      onSubmit={(event) => event.preventDefault()}
    >
      <button type="button" class="filters-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        Filters{used.length > 0 && ` (${used.length})`}
      </button>
      <datalist id="known-actors">
        {suggestions.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field name="source" label="Who" hint="name, IRQ, GOV" list="known-actors" />
      <Field name="target" label="To whom" hint="name, IRQ, GOV" list="known-actors" />
      {has('type') && (
        <Pick name="type" label="What" chosen={split(params.type).map(typeName)}>
          {quads.map((quad) => (
            <fieldset key={quad} class={quadClass(quad)}>
              <legend>
                <Glyph quad={quad} /> {quad}
              </legend>
              {types
                .filter((one) => one.quad === quad)
                .map((one) => (
                  <Choice key={one.type} name="type" value={one.type}>
                    {typeName(one.type)}
                  </Choice>
                ))}
            </fieldset>
          ))}
        </Pick>
      )}
      {has('status') && (
        <Pick name="status" label="Status" chosen={split(params.status)}>
          <fieldset>
            <legend class="sr">Status</legend>
            {statuses.map((status) => (
              <Choice key={status} name="status" value={status}>
                {status}
              </Choice>
            ))}
          </fieldset>
        </Pick>
      )}
      <Field name="place" label="Where" hint="town, province, COD" />
      {has('from') && <Field name="from" label="From" type="date" />}
      {has('to') && <Field name="to" label="To" type="date" />}
      <Field name="words" label="Words" hint="ceasefire OR truce" />
      {has('min_confidence') && (
        <label class="field field-min_confidence">
          <span>Confidence from {params.min_confidence ?? '0'}</span>
          <input
            type="range"
            name="min_confidence"
            min="0"
            max="0.9"
            step="0.1"
            value={params.min_confidence ?? '0'}
            onChange={(event) =>
              change({ min_confidence: event.currentTarget.value === '0' ? null : event.currentTarget.value })
            }
          />
        </label>
      )}
      {used.length > 0 && (
        <button
          type="button"
          class="quiet"
          onClick={() => change(Object.fromEntries(used.map((name) => [name, null])))}
        >
          Clear filters
        </button>
      )}
      {children}
    </form>
  );
}
