import type { CaseId } from '../../contract/ids.ts';
import { caseRun, nextUnlabelled, type PackedCase } from '../cases/packed-case.ts';
import { ssccOf } from '../cases/sscc.ts';
import { type DomainEvent, event } from '../events.ts';
import type { SignatureRecord } from '../evidence.ts';
import type { GateFacts } from '../facts.ts';
import { casesFor } from '../index-keys.ts';
import { plantFacts } from '../state.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

/** Finished packs go into cases, and each case gets a label of its own, one after the other. */
export const CASE_HANDLERS: Handlers<'PackCases' | 'PrintCases' | 'StopCases' | 'ReprintCase'> = {
  PackCases: (facts) => {
    const { full, rest } = facts.command;
    const { plan } = certain(caseRun(facts), 'a step that packs cases');
    const packs = [...Array.from({ length: full }, () => plan.packs), ...(rest > 0 ? [rest] : [])];
    const ref = stepRef(facts);
    const { cases: given } = plantFacts(facts.state);
    const prefix = certain(facts.site.companyPrefix, 'a company prefix');
    const before = casesFor(facts.state, ref.batch, ref.step).length;
    const cases = packs.map((each, index) => ({
      id: ssccOf(prefix, given + index + 1),
      number: before + index + 1,
      packs: each,
    }));
    const [first] = cases;
    return [
      event('CasesPacked', {
        ...ref,
        cases,
        station: facts.station.id,
        person: certain(facts.person, 'a person').id,
      }),
      ...(first ? [reserved(facts, first.id, 1, null)] : []),
    ];
  },
  PrintCases: (facts) => {
    const next = certain(nextUnlabelled(certain(caseRun(facts), 'cases').cases), 'a case without a label');
    return [reserved(facts, next.id, next.label.printed + 1, null)];
  },
  StopCases: (facts) => [event('CaseLabelsStopped', stepRef(facts))],
  ReprintCase: (facts) => {
    const { case: id, reason } = facts.command;
    const { label } = certain(facts.state.get('cases', id), 'a case');
    return [
      event('CaseLabelReserved', {
        ...stepRef(facts),
        case: id,
        copy: label.printed + 1,
        more: false,
        station: facts.station.id,
        signature: signatureRecord(facts),
        reason,
      }),
    ];
  },
};

/** On record before the printer hears of it (devices.md §2.4). */
const reserved = (facts: GateFacts, id: CaseId, copy: number, signature: SignatureRecord | null) =>
  event('CaseLabelReserved', {
    ...stepRef(facts),
    case: id,
    copy,
    more: true,
    station: facts.station.id,
    signature,
    reason: null,
  });

/**
 * What the printer said of a case label. The next one follows by itself while nobody stopped them and the printer says that
 * this one came out; whatever else it says stops them, so that nothing is lost and nothing is printed twice.
 */
export function caseLabelPrinted({
  state,
  command: { container, outcome, detail, bitmapHash },
}: GateFacts & { command: { type: 'RecordPrint' } }): readonly DomainEvent[] {
  const printed = certain(state.get('cases', container), 'a case');
  const { id, batch, step, station } = printed;
  const ref = { batch, step };
  const said = event('CaseLabelPrinted', { ...ref, case: id, outcome, detail, bitmapHash });
  const work = state.get('batches', batch)?.steps[step]?.work;
  if (work?.kind !== 'packaging' || !work.printing) return [said];
  const waiting = casesFor(state, batch, step).filter(
    (each: PackedCase) => each.id !== id && each.invalid === null,
  );
  const next = outcome === 'confirmed' ? nextUnlabelled(waiting) : undefined;
  if (!next) return [said, event('CaseLabelsStopped', ref)];
  return [
    said,
    event('CaseLabelReserved', {
      ...ref,
      case: next.id,
      copy: next.label.printed + 1,
      more: true,
      station,
      signature: null,
      reason: null,
    }),
  ];
}

/** A scan of the label of a case whose print nobody could tell of: it came out. */
export function caseSeen(facts: GateFacts & { command: { type: 'PresentScan' } }): readonly DomainEvent[] {
  const { identity, evidence: scan } = facts.command.scan;
  const id = certain(identity.kind === 'case' ? identity.case : null, 'a case');
  return [event('CaseLabelSeen', { ...stepRef(facts), case: id, scan })];
}
