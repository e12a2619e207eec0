import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../main/application/views/affordances.ts';
import type { Affordances } from '../../../main/contract/views.ts';
import { COMMAND_GATES } from '../../../main/domain/command-gates.ts';
import { decide } from '../../../main/domain/decide.ts';
import { isSigned } from '../../../main/domain/identity/signing.ts';
import type { KernelCommandType } from '../../../main/domain/kernel-command.ts';
import { accept, cleared, enter, type Floor, filling, HEALTH, issued, signedIn, weighing } from './floor.ts';

/** Commands as a screen sends them, by type; what they name is what the fixture has in work. */
const SENT: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  SuspendStep: { reason: 'break' },
  ReportException: { category: 'other', narrative: 'Dust' },
  PlaceHold: { object: { kind: 'station', id: 'WS-01' }, reason: 'investigation', narrative: null },
  IssueBatch: {
    recipe: 'MMR-1',
    version: '07',
    batch: 'VC5-2',
    allocations: [
      { step: '40', lot: 'CA-1' },
      { step: '50', lot: 'MC-1' },
      { step: '60', lot: 'MC-1' },
    ],
  },
  WipeDown: { cleaning: 'CL-1', item: 'RM-1' },
  AnswerItem: { item: 'floor', answer: { kind: 'confirmed' } },
  PrepareCheck: { scale: 'SCL-01', clean: true, level: true },
  RepeatCheck: { scale: 'SCL-01', cleaned: true, leveled: true },
  CaptureCheck: { scale: 'SCL-01', nominal: '5.00', displayed: '5.00' },
  ZeroScale: { scale: 'SCL-01' },
  CaptureTare: { displayed: '0.50' },
  CloseSource: { emptied: true, displayed: '0.50' },
  AcceptWeight: { displayed: '0.50' },
  CaptureRemoval: { displayed: '0.50' },
  EnterReading: { shown: '0', sha256: '0'.repeat(64) },
  ConfirmReading: { shown: '0' },
  VoidContainer: { reason: 'container-damaged' },
  PrintLabel: { container: 'VC5-1/DC-01' },
  ReprintLabel: { container: 'VC5-1/DC-01', reason: 'label-damaged' },
  BeginVerification: { verifier: 'OP-2' },
  VerifyContainer: { displayed: '5.50' },
};

/** Who signs as what: the second person verifies, the holder of the session signs the rest. */
const SIGNER: Readonly<Record<string, string>> = {
  VerifyStep: 'OP-2',
  VerifyContainer: 'OP-2',
  ConfirmReading: 'OP-2',
};

const isAlways = (type: KernelCommandType, gate: string): boolean =>
  COMMAND_GATES[type].some(({ id, when }) => id === gate && when === 'always');

/** The same command at the door: its refusals by gates that do not judge the moment of pressing. */
function lastingRefusals(floor: Floor, type: KernelCommandType, station: string) {
  const holder = floor.state.get('sessions', floor.origin(station).terminal)?.person ?? null;
  const command = floor.command(
    { type, ...SENT[type], ...(isSigned(type) && { signer: SIGNER[type] ?? holder }) },
    station,
  );
  const decision = decide(floor.state, command, { ...floor.observed(command, station), capture: null });
  return decision.kind === 'refused' ? decision.refusals.filter(({ gate }) => isAlways(type, gate)) : [];
}

const STATES: readonly (readonly [string, () => Floor, station?: string])[] = [
  ['at home', () => signedIn('OP-1')],
  ['at the review desk', () => signedIn('QA-1', 'QA-01'), 'QA-01'],
  ['an operator at the review desk', () => signedIn('OP-1', 'QA-01'), 'QA-01'],
  ['answering for a signature', () => signedIn('NEW-1')],
  ['before a clearance', () => step(issued(), '20')],
  ['in a clearance', () => started(step(issued(), '20'))],
  ['in a check', () => started(step(issued(), '30'))],
  ['before the clearance, in a later step', () => step(issued(), '40')],
  ['before a start', () => step(cleared(), '40')],
  ['before the choice of a scale', () => weighing()],
  ['filling', () => filling()],
  ['over the limit', () => overshot()],
  ['a weighed container', () => weighed()],
  ['a labelled container', () => labelled()],
  ['under verification', () => verifying()],
  ['suspended', () => did(weighing(), { type: 'SuspendStep', reason: 'break' })],
  ['reported', () => did(weighing(), { type: 'ReportException', category: 'other', narrative: 'Dust' })],
  [
    'another person at the step of somebody',
    () => did(weighing(), { type: 'SignIn', person: 'OP-2', secret: '' }),
  ],
  ['a kit', () => started(step(cleared(), '110'))],
];

function did(floor: Floor, draft: { readonly type: string } & Readonly<Record<string, unknown>>): Floor {
  floor.do(draft);
  return floor;
}
const step = (floor: Floor, id: string): Floor => {
  enter(floor, id);
  return floor;
};
const started = (floor: Floor): Floor => did(floor, { type: 'StartStep' });
const overshot = (): Floor => {
  const floor = filling('11.00 kg');
  floor.observe('settled');
  return floor;
};
const weighed = (): Floor => {
  const floor = filling();
  accept(floor, '5.50 kg');
  return floor;
};
const labelled = (): Floor => {
  const floor = did(weighed(), { type: 'PrintLabel', container: 'VC5-1/DC-01' });
  floor.printed('VC5-1/DC-01', 'confirmed');
  return floor;
};
const verifying = (): Floor => did(labelled(), { type: 'BeginVerification', verifier: 'OP-2' });

describe('an affordance is what the gates say', () => {
  it.each(STATES.map(([name, make, station = 'WS-01']) => ({ name, make, station })))(
    '$name: every command is shown as the door would decide it',
    ({ make, station }) => {
      const floor = make();
      const { screen } = floor.view(station);
      const affordances: Affordances = 'affordances' in screen ? screen.affordances : {};
      const types = Object.keys(affordances) as (keyof Affordances)[];
      expect(types.length).toBeGreaterThan(2);
      for (const type of types) {
        expect([type, affordances[type]?.refusals]).toEqual([type, lastingRefusals(floor, type, station)]);
        expect(affordances[type]?.passes).toBe(affordances[type]?.refusals.length === 0);
      }
    },
  );

  it('[S33] asking changes nothing', () => {
    const floor = overshot();
    const before = JSON.stringify(floor.state.toData());
    floor.view();
    expect(JSON.stringify(floor.state.toData())).toBe(before);
  });

  it('asks about the very person who verifies, not about another who could', () => {
    const floor = verifying();
    const verify = () =>
      floor.screen('dispense').affordances.VerifyContainer?.refusals.map(({ gate }) => gate);
    expect(verify()).toEqual(['requireOwnScans']);
    const codes = floor.state.get('people', 'OP-2')?.qualifications ?? [];
    const draft = floor.state.draft();
    for (const [id, qualifications] of [
      ['OP-2', []],
      ['SUP-1', codes],
    ] as const) {
      const person = floor.state.get('people', id);
      if (person) draft.put('people', id, { ...person, qualifications });
    }
    floor.state.absorb(draft);
    expect(verify()).toEqual(['requireTraining', 'requireOwnScans']);
  });

  it('names the gates of a station whose disk runs low or whose clock is in doubt', () => {
    const floor = step(cleared(), '40');
    const start = (health: Partial<typeof HEALTH>) =>
      previewOf(floor.input('WS-01', { health: { ...HEALTH, ...health } }))
        .ask({ type: 'StartStep' })
        .refusals.map(({ gate }) => gate);
    expect(start({})).toEqual([]);
    expect(start({ state: 'degraded', reasons: [{ code: 'pins.away', data: {} }] })).toEqual([]);
    expect(start({ state: 'degraded', reasons: [{ code: 'log.space', data: {} }] })).toEqual([
      'requireHealthyLog',
    ]);
    expect(start({ clock: 'doubtful' })).toEqual(['requireTrustedClock']);
  });
});
