import type { Role } from '../../contract/vocabulary.ts';
import type { PlantDay } from '../moment.ts';
import type { SiteRules } from '../plant/founding.ts';
import { hasRole, type Person } from './person.ts';

/** Holds one of the qualifications, current today; `expired` is the date of the one that ran out. */
export type Qualified =
  | { readonly kind: 'yes' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'expired'; readonly code: string; readonly on: string };

export function qualified(person: Person, codes: readonly string[], today: PlantDay): Qualified {
  if (codes.length === 0) return { kind: 'yes' };
  const held = person.qualifications.filter(({ code }) => codes.includes(code));
  if (held.some(({ expires }) => today <= expires)) return { kind: 'yes' };
  const last = held.at(-1);
  return last ? { kind: 'expired', code: last.code, on: last.expires } : { kind: 'missing' };
}

/** Has the role and, where the site asks for one, the current qualification behind it (scenario §3). */
export function holdsRole(person: Person, role: Role, site: SiteRules, today: PlantDay): boolean {
  const code = site.authority[role];
  return hasRole(person, role) && (code === undefined || qualified(person, [code], today).kind === 'yes');
}
