import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GATE_IDS } from '../../../main/contract/refusals.ts';
import { OVERRIDE_IDS } from '../../../main/contract/vocabulary.ts';
import { COMMAND_GATES, gateIdsOf } from '../../../main/domain/command-gates.ts';
import { SIGNING } from '../../../main/domain/identity/signing.ts';
import { NEVER_OVERRIDABLE } from '../../../main/domain/overrides/never-overridable.ts';
import { OVERRIDES, overrideOf, overrideRow, overridesOf } from '../../../main/domain/overrides/overrides.ts';
import { dataOf } from '../../support/given-when-then.ts';
import {
  type Alter,
  BATCH,
  boothBefore,
  certain,
  FLOOR,
  type WeighBooth,
} from '../../support/weigh-booth.ts';

const EARLIER = 'AA-2409-117';
const LATER = 'AA-2503-042';
const WHY = {
  reason: 'earlier-lot-out-of-reach',
  narrative: 'A rack in front of the earlier lot is being repaired.',
};
const overriding = (more: object = {}) => ({ batch: BATCH, step: '40', lot: LATER, ...WHY, ...more });

/** Step 40 with the later lot allocated, in progress on its scale: FEFO stands in the way. */
const laterLot = (alter?: Alter): WeighBooth =>
  boothBefore('40', alter, { '40': LATER }).begin('40').given('SelectScale', { scale: FLOOR });

/** The usual operator has the authority of a supervisor as well. */
const withAuthority: Alter = (founding) => ({
  ...founding,
  people: founding.people.map((each) =>
    each.id === 'OP-101'
      ? {
          ...each,
          roles: [...each.roles, 'supervisor'],
          qualifications: [...each.qualifications, { code: 'SUP-1', expires: '2027-01-31' as never }],
        }
      : each,
  ),
});

const granted = (by = 'SUP-01'): WeighBooth => laterLot().given('OverrideFefo', overriding(), { by });

const GATES = join(import.meta.dirname, '..', '..', '..', 'main', 'domain', 'gates');
const never: readonly string[] = Object.values(NEVER_OVERRIDABLE).flat();

describe('the closed list of overrides', () => {
  it('[S89] cannot name a gate that is never overridden', () => {
    expect(OVERRIDES.filter(({ gate }) => gate !== null && never.includes(gate))).toEqual([]);
  });

  it('[S89] names in never-overridable every kind that the rules name, by gates that exist', () => {
    expect(Object.keys(NEVER_OVERRIDABLE)).toEqual([
      'quality status',
      'holds',
      'expiry',
      'identity',
      'tolerance',
      'training',
      'calibration and check',
      'segregation of duties',
      'clearance',
      'label revision',
      'release readiness',
      'stale status',
    ]);
    for (const gate of never) expect(GATE_IDS).toContain(gate);
    // Gates of label revision come with the packaging line.
    const empty = Object.entries(NEVER_OVERRIDABLE).filter(([, gates]) => gates.length === 0);
    expect(empty.map(([kind]) => kind)).toEqual(['label revision']);
  });

  it('[S7][S89] is asked by no other gate than those that its rows name', () => {
    const overridable = OVERRIDES.flatMap(({ gate }) => gate ?? []);
    const asking = readdirSync(GATES).filter((file) =>
      /\bisGranted\b|\bisExtended\b|\boverridesOf\b|\.overrides\b/.test(
        readFileSync(join(GATES, file), 'utf8'),
      ),
    );
    const names = asking.map((file) => file.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()));
    // The gate of the grant itself asks so that nothing is granted twice.
    expect(names.sort()).toEqual([...overridable, 'requireOverride'].map((gate) => `${gate}.ts`).sort());
  });

  it('[S7][S89] has for each row an authority, reasons, and a command that is signed with id and secret', () => {
    expect(OVERRIDES.map(({ id }) => id)).toEqual(OVERRIDE_IDS);
    for (const { id, command, mayGrant, reasons } of OVERRIDES) {
      expect(overrideOf(command)?.id).toBe(id);
      expect(mayGrant.length).toBeGreaterThan(0);
      expect(mayGrant).not.toContain('operator');
      expect(mayGrant).not.toContain('administrator');
      expect(reasons.length).toBeGreaterThan(0);
      expect(SIGNING[command as keyof typeof SIGNING]).toEqual({ meaning: 'overrode', signer: 'either' });
      expect(gateIdsOf(command)).toEqual(
        expect.arrayContaining(['requireOverrideAuthority', 'requireOverride', 'requireSignature']),
      );
    }
    expect(overrideOf('PresentScan')).toBeNull();
    expect(() => overrideRow('none' as never)).toThrow('broken invariant');
  });

  it('[S89] keeps every gate before a scan but the one it names', () => {
    const asked = COMMAND_GATES.PresentScan.map(({ id }) => id as string);
    expect(asked.filter((gate) => OVERRIDES.some((row) => row.gate === gate))).toEqual(['requireFefo']);
  });
});

describe('an override of first expired, first out', () => {
  it('[S7][S89][S150] lets exactly that lot pass in that step', () => {
    const booth = laterLot();
    expect(booth.scan(`${LATER}-01`).codes).toEqual(['fefo.earlier']);
    const told = booth.given('OverrideFefo', overriding(), { by: 'SUP-01' }).scan(`${LATER}-01`);
    expect(told.kind).toBe('accepted');
    expect(told.types).toContain('SourceOpened');
  });

  it('[S7][S150] is for no other step of the batch', () => {
    const booth = boothBefore('40', undefined, { '40': LATER })
      .given('OverrideFefo', overriding({ step: '50' }), { by: 'SUP-01' })
      .begin('40')
      .given('SelectScale', { scale: FLOOR });
    expect(booth.scan(`${LATER}-01`).codes).toEqual(['fefo.earlier']);
  });

  it('[S89] sets aside nothing but the order: quality, dates and holds refuse as before', () => {
    const booth = granted();
    const hold = { object: { kind: 'lot', id: LATER }, reason: 'investigation', narrative: null };
    booth.given('PlaceHold', hold);
    expect(booth.scan(`${LATER}-01`).codes).toEqual(['hold.lot']);
  });

  it('[S89] is refused for a lot that may not be used at all', () => {
    const hold = { object: { kind: 'lot', id: LATER }, reason: 'investigation', narrative: null };
    expect(
      laterLot().given('PlaceHold', hold).when('OverrideFefo', overriding(), { by: 'SUP-01' }).codes,
    ).toEqual(['hold.lot']);
  });

  it('[S7][S67][S116][trigger:override] opens a major exception each time, about the lot, that stops nothing', () => {
    const booth = laterLot();
    const told = booth.when('OverrideFefo', overriding(), { by: 'SUP-01' });
    expect(told.opened).toMatchObject({
      trigger: 'override',
      source: 'person',
      severity: 'major',
      state: 'blocked',
      owner: 'qaReviewer',
      coOwner: 'supervisor',
      ruleClosable: false,
      object: `lot:${LATER}`,
      narrative: WHY.narrative,
      cluster: 'material-availability',
    });
    expect(told.types).not.toContain('StepBlocked');
    expect(booth.step('40').state).toBe('inProgress');
    expect(dataOf(told, 'OverrideGranted')).toMatchObject([
      {
        override: 'fefo',
        exception: told.opened?.id,
        signature: { person: 'SUP-01', meaning: 'overrode', components: 'idAndSecret' },
      },
    ]);
  });

  it('[S7] is counted in its batch, with who answers for it and why', () => {
    const booth = granted();
    expect(overridesOf(booth.batch)).toEqual([
      {
        override: 'fefo',
        step: '40',
        object: { kind: 'lot', id: LATER },
        by: 'SUP-01',
        at: booth.moment.at,
        ...WHY,
        exception: 'EX-01',
      },
    ]);
  });

  it('[S7][S34] is signed as what it is: the rule, the lot let go first, the one it goes before', () => {
    const [data] = dataOf(laterLot().when('OverrideFefo', overriding(), { by: 'SUP-01' }), 'OverrideGranted');
    expect(data?.signature.text.split('\n')).toEqual([
      'Meaning: overrode',
      'Override: first expired, first out',
      `Batch ${BATCH}, step 40: ${expectTitle(laterLot())}`,
      `Use lot ${LATER}, usable through 2027-09-30`,
      `Before lot ${EARLIER}, usable through 2027-02-28`,
      'Reason: earlier-lot-out-of-reach',
      `Note: ${WHY.narrative}`,
    ]);
  });

  it('[S104][S130] is granted by no performer of the step and by nobody without the authority', () => {
    const by = (who: string) => laterLot().when('OverrideFefo', overriding(), { by: who }).codes;
    expect(by('OP-107')).toEqual(['override.role']);
    expect(by('ADM-01')).toEqual(['override.role']);
    expect(by('QA-01')).toEqual([]);
    const performer = laterLot(withAuthority);
    expect(performer.when('OverrideFefo', overriding(), { by: 'OP-101' }).codes).toEqual([
      'override.performer',
    ]);
  });

  it('[S104] is decided about by QA, and never by whoever granted it', () => {
    const settle = { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };
    const booth = granted('QA-01');
    expect(booth.when('SettleException', settle, { by: 'QA-01' }).codes).toEqual(['owner.performer']);
    expect(booth.when('SettleException', settle, { by: 'SUP-01' }).codes).toEqual(['owner.role']);
    expect(booth.when('SettleException', settle, { by: 'QA-03' }).types).toContain('ExceptionClosed');
  });

  it('[S7][S89] is granted once for a lot in a step, for a reason of its list, where there is a rule to set aside', () => {
    const codes = (booth: WeighBooth, more: object = {}) =>
      booth.when('OverrideFefo', overriding(more), { by: 'SUP-01' }).codes;
    expect(codes(granted())).toEqual(['override.granted']);
    expect(codes(laterLot(), { reason: 'spill' })).toEqual(['override.reason']);
    expect(codes(laterLot(), { lot: EARLIER })).toEqual(['override.needless']);
    expect(codes(laterLot(), { lot: 'CB-2508-009' })).toEqual(['override.lot']);
    expect(codes(laterLot(), { step: '20' })).toEqual(['override.ended']);
    expect(codes(laterLot(), { step: '110' })).toEqual(['override.step']);
    expect(codes(laterLot(), { batch: 'NONE' })).toContain('override.unknown');
  });

  it('[S52] answers a major refusal of that lot with the same signature, and the scan carries it out', () => {
    const booth = laterLot();
    const refused = certain(booth.scan(`${LATER}-01`).opened);
    expect(refused).toMatchObject({ severity: 'major', gate: 'requireFefo' });
    expect(booth.step('40').state).toBe('blocked');
    const told = booth.when('OverrideFefo', overriding(), { by: 'SUP-01' });
    expect(dataOf(told, 'ExceptionSettled').map(({ exception }) => exception)).toEqual([refused.id]);
    expect(dataOf(told, 'OverrideGranted')[0]?.signature.text).toContain(
      `Refused before: ${refused.id} (major)`,
    );
    expect(booth.step('40').state).toBe('inProgress');
    booth.given('PresentScan', presented());
    expect(booth.state.get('exceptions', refused.id)?.state).toBe('closed');
    expect(booth.state.get('exceptions', 'EX-02')?.state).toBe('blocked');
  });

  it('[S104] leaves a refusal that is the supervisor’s to the supervisor where QA granted it', () => {
    const booth = laterLot();
    const refused = certain(booth.scan(`${LATER}-01`).opened);
    const told = booth.when('OverrideFefo', overriding(), { by: 'QA-01' });
    expect(told.types).not.toContain('ExceptionSettled');
    expect(booth.step('40').state).toBe('blocked');
    booth.given(
      'SettleException',
      { exception: refused.id, reason: 'assessed-no-impact', narrative: null },
      { by: 'SUP-01' },
    );
    // What waits for QA stopped nothing, so the step goes on.
    expect(booth.step('40').state).toBe('inProgress');
    expect(booth.scan(`${LATER}-01`).kind).toBe('accepted');
  });

  it('[S53] lets a re-allocation take the lot as well, in that step alone', () => {
    const hold = { object: { kind: 'lot', id: EARLIER }, reason: 'investigation', narrative: null };
    const booth = boothBefore('40').begin('40').given('SelectScale', { scale: FLOOR });
    const [placed] = dataOf(booth.when('PlaceHold', hold), 'HoldPlaced');
    const release = { hold: placed?.hold.id, reason: 'assessed-no-impact' };
    const { id } = certain(booth.scan(`${EARLIER}-01`).opened);
    booth.given('ReleaseHold', release, { by: 'QA-01' });
    const reallocate = () =>
      booth.when('ReallocateLot', { exception: id, lot: LATER, reason: 'lot-unavailable' }, { by: 'QA-01' });
    expect(reallocate().codes).toEqual(['fefo.earlier']);
    booth.given('OverrideFefo', overriding(), { by: 'SUP-01' });
    expect(reallocate().codes).toEqual([]);
    expect(booth.scan(`${LATER}-01`).kind).toBe('accepted');
  });
});

const presented = () => ({
  scan: {
    identity: { kind: 'container', container: `${LATER}-01`, lot: LATER, item: 'RM-1001' },
    evidence: { source: 'device', device: 'SCN-01', raw: 'x', receivedAt: '' },
  },
});

const expectTitle = (booth: WeighBooth): string => {
  const recipe = certain(booth.state.get('recipes', `${booth.batch.recipe}@${booth.batch.version}`));
  return certain(recipe.steps.find(({ id }) => id === '40')).title;
};
