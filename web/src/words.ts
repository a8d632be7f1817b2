// The code book in words a reader understands.

import type { Party } from './types';

export type Quad = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict';
export const quads: Quad[] = ['material conflict', 'verbal conflict', 'verbal cooperation', 'material cooperation'];

export interface TypeWords {
  type: string;
  quad: Quad;
  about: string;
}

export const types: TypeWords[] = [
  {
    type: 'AGREE',
    quad: 'verbal cooperation',
    about: 'agrees, promises, offers or proposes to cooperate, meet or yield',
  },
  { type: 'CONSULT', quad: 'verbal cooperation', about: 'meets, visits, phones, negotiates, mediates' },
  { type: 'SUPPORT', quad: 'verbal cooperation', about: 'praises, endorses, recognises, signs an agreement' },
  { type: 'CONCEDE', quad: 'verbal cooperation', about: 'yields to demands, pardons, expresses regret, eases rules' },
  {
    type: 'COOPERATE',
    quad: 'material cooperation',
    about: 'trades, trains together, extradites, shares intelligence',
  },
  { type: 'AID', quad: 'material cooperation', about: 'gives money, arms, training, relief, protection or asylum' },
  { type: 'RETREAT', quad: 'material cooperation', about: 'withdraws, releases, disarms, ceases fire, resigns' },
  { type: 'REQUEST', quad: 'verbal conflict', about: 'demands, urges, calls for, appeals, orders' },
  { type: 'ACCUSE', quad: 'verbal conflict', about: 'condemns, criticises, accuses, sues, investigates' },
  { type: 'REJECT', quad: 'verbal conflict', about: 'refuses, dismisses, vetoes, cancels a meeting, bars' },
  { type: 'THREATEN', quad: 'verbal conflict', about: 'threatens, gives an ultimatum, warns of harm' },
  { type: 'PROTEST', quad: 'material conflict', about: 'demonstrates, riots, strikes, boycotts, blocks a road' },
  { type: 'SANCTION', quad: 'material conflict', about: 'imposes sanctions, cuts relations, expels, convicts' },
  { type: 'MOBILIZE', quad: 'material conflict', about: 'deploys, moves, arms or alerts forces' },
  { type: 'COERCE', quad: 'material conflict', about: 'arrests, seizes, raids, bans, deports, cuts off supplies' },
  {
    type: 'ASSAULT',
    quad: 'material conflict',
    about: 'uses force: clashes, shelling, killing, kidnapping, capture of ground',
  },
];

const byType = new Map(types.map((row) => [row.type, row]));
export const aboutType = (type: string): string => byType.get(type)?.about ?? '';
export const quadOf = (type: string): Quad => byType.get(type)?.quad ?? 'verbal conflict';
export const isConflict = (quad: string): boolean => quad.endsWith('conflict');
// CSS class of a quad class: "material-conflict".
export const quadClass = (quad: string): string => quad.replace(' ', '-');

export const typeName = (type: string): string => type.charAt(0) + type.slice(1).toLowerCase();
export const plain = (code: string): string => code.replaceAll('_', ' ').replaceAll('-', ' ');
export const what = (type: string, mode: string | null): string => typeName(type) + (mode ? ` · ${plain(mode)}` : '');

const statuses: Record<string, string> = {
  happened: 'it happened',
  ongoing: 'it goes on',
  planned: 'it is planned',
  demanded: 'it is demanded, not done',
  offered: 'it is offered, not done',
  threatened: 'it is threatened, not done',
  hypothetical: 'it might be',
  denied: 'it is denied',
};
export const aboutStatus = (status: string): string => statuses[status] ?? status;

const stances: Record<string, string> = {
  asserts: 'asserted it',
  denies: 'denied it',
  does_not_confirm: 'did not confirm it',
  hedges: 'hedged it',
};
export const stance = (code: string): string => stances[code] ?? plain(code);

const sectors: Record<string, string> = {
  GOV: 'government',
  MIL: 'military',
  REB: 'rebels',
  PRM: 'paramilitary',
  COP: 'police',
  SPY: 'intelligence',
  JUD: 'courts',
  LEG: 'legislature',
  PTY: 'party',
  OPP: 'opposition',
  UAF: 'unidentified armed',
  CRM: 'criminals',
  CVL: 'civilians',
  ELI: 'elites',
  JRN: 'media',
  BUS: 'business',
  LAB: 'labour',
  AGR: 'farmers',
  EDU: 'education',
  MED: 'health',
  REF: 'refugees',
  REL: 'religious',
  SOC: 'civil society',
  PRE: 'partially recognised entity',
  IGO: 'international organisation',
  NGO: 'non-governmental organisation',
};
export const sectorName = (code: string): string => sectors[code] ?? code;

export const partyCode = (party: Party): string =>
  [party.country, party.sector].filter((code, i, all) => code && all.indexOf(code) === i).join(' ');
export const names = (parties: Party[], none = 'not said'): string =>
  parties.map((party) => party.name).join(', ') || none;

export const kinds: Record<string, string> = {
  allied: 'is allied with',
  hostile: 'is hostile to',
  supports: 'supports',
  arms: 'arms',
  trains: 'trains',
  leads: 'leads',
  part_of: 'is part of',
  speaks_for: 'speaks for',
  member_of: 'is a member of',
  capital_of: 'is the capital of',
  also_known_as: 'is also known as',
};
export const kindName = (kind: string): string => kinds[kind] ?? plain(kind);
export const states: Record<string, string> = {
  holds: 'holds',
  gained: 'took',
  contests: 'contests',
  claimed: 'claims',
  lost: 'lost',
};

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
export const signed = (number: number): string => (number > 0 ? `+${number}` : String(number).replace('-', '−'));
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

// One line of an event's `why`, for a reader who does not know the program.
export function whyInWords(line: string): string {
  const lost = line.match(/^lost: (\S+\.txt):(\d+) .*\(([^()]*)\)$/);
  if (lost) return `Line ${lost[2]} of ${lost[1]} fits too, and lost: ${lost[3]}.`;
  const rule = line.match(/^(\S+\.txt):(\d+) (.*)$/);
  if (rule)
    return `The words fit line ${rule[2]} of the lexicon’s ${rule[1]}: ${shortened((rule[3] as string).split(' | '))}.`;
  const model = line.match(/^model: (\w+) ([\d.]+)$/);
  if (model)
    return `The model that reads the whole sentence takes it for ${typeName(model[1] as string)}, at ${percent(Number(model[2]))}.`;
  const other = line.match(/^model: (\w+) ([\d.]+), not (\w+) ([\d.]+)$/);
  if (other)
    return `The model that reads the whole sentence takes it for ${typeName(other[1] as string)} (${percent(Number(other[2]))}), not ${typeName(other[3] as string)} (${percent(Number(other[4]))}) as the lexicon does.`;
  const stands = line.match(/^model: (\w+) ([\d.]+); the entry stands: (\w+)/);
  if (stands)
    return `The model would take it for ${typeName(stands[1] as string)} (${percent(Number(stands[2]))}), but the lexicon’s ${typeName(stands[3] as string)} stands.`;
  const mode = line.match(/^(?:model )?mode ([\w-]+): (.*)$/);
  if (mode) return `How it was done, “${plain(mode[1] as string)}”, is from ${mode[2]}.`;
  const date = line.match(/^date: (.*)$/);
  if (date) return `When: reckoned by the rule “${date[1]}”.`;
  const status = line.match(/^status: (.*)$/);
  if (status) return `Whether it happened: shown by “${status[1]}”.`;
  const part = line.match(/^(source|target|place): (.*)$/);
  if (part) return `${{ source: 'Who', target: 'To whom', place: 'Where' }[part[1] as string]}: ${part[2]}.`;
  return line.endsWith('.') ? line : `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

const shortened = (words: string[]): string =>
  words
    .slice(0, 4)
    .map((word) => `“${word}”`)
    .join(', ') + (words.length > 4 ? ` and ${words.length - 4} more` : '');
