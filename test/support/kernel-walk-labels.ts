import { parseRecipe } from '../../main/application/master-data/parse-recipe.ts';
import { openExceptions } from '../../main/domain/index-keys.ts';
import { countStanding } from '../../main/domain/label-ledger/count-standing.ts';
import { issuesOf, unreadRolls } from '../../main/domain/label-ledger/issued-to.ts';
import type { Recipe } from '../../main/domain/recipe/recipe.ts';
import { LABEL_RECIPE, writtenLabelRecipe } from './floor/label-recipe.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { counted, WITH_CORE, WITHOUT_CORE } from './label-kiosk.ts';
import { certain, type WeighBooth } from './weigh-booth.ts';

export const LABEL_BATCH = 'LB-26-0001';
const AT = { station: 'LK-01' } as const;
const WITHDRAWN = 'R-0877';
const ROLLS = ['R-0931', 'R-0932', 'R-0877', 'R-0000'];

/** The recipe of the kiosk, for a plant in which walks also issue and reconcile labels. */
export function labelRecipe(): Recipe {
  const parsed = parseRecipe(writtenLabelRecipe(), null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** What the people of the label kiosk would do next, and now and then what they should not. */
export function atKiosk(booth: WeighBooth, dice: Dice): Told {
  const { state } = booth;
  if (!state.get('recipes', `${LABEL_RECIPE.recipe}@${LABEL_RECIPE.version}`))
    return booth.when('LockIdle', {}, AT);
  if (state.get('labelRolls', WITHDRAWN)?.physical === 'inCage' && dice.chance(30))
    return destroyWithdrawn(booth);
  const batch = state.get('batches', LABEL_BATCH);
  if (!batch) return issueRecord(booth);
  const open = openExceptions(state).find(
    (each) => each.batch === LABEL_BATCH && each.state === 'blocked' && !each.ruleClosable,
  );
  if (open) {
    const why = { exception: open.id, reason: 'assessed-no-impact', narrative: null };
    const by = open.owner === 'supervisor' ? 'SUP-01' : 'QA-01';
    return booth.when('SettleException', why, { ...AT, by });
  }
  const issue = certain(batch.steps['170']);
  const step = issue.state === 'verified' ? certain(batch.steps['200']) : issue;
  const person = step.id === '170' ? 'LBL-01' : dice.chance(6) ? 'LBL-01' : 'LBL-02';
  const session = state.get('sessions', 'LK-01-1');
  if (!session?.open || session.person !== person) return booth.when('SignIn', { person, secret: '' }, AT);
  if (step.state === 'verified' && session.context === null) return destroyWaste(booth, dice);
  if (session.context?.step !== step.id || session.context.batch !== LABEL_BATCH)
    return booth.when('EnterStep', { batch: LABEL_BATCH, step: step.id }, AT);
  switch (step.state) {
    case 'complete':
      return booth.when('VerifyStep', {}, { ...AT, by: dice.of(['OP-305', 'OP-305', person]) });
    case 'inProgress':
      return step.id === '170' ? issueLabels(booth, dice) : reconcileLabels(booth, dice);
    case 'suspended':
      return booth.when('TakeOverStep', {}, AT);
    case 'verified':
      return destroyWaste(booth, dice);
    default:
      return booth.when('StartStep', {}, AT);
  }
}

/** The roll of the withdrawn revision is taken in the hand outside every step, and destroyed before a second person. */
function destroyWithdrawn(booth: WeighBooth): Told {
  const session = booth.state.get('sessions', 'LK-01-1');
  if (!session?.open) return booth.when('SignIn', { person: 'LBL-01', secret: '' }, AT);
  if (session.context) return booth.when('LeaveStep', {}, AT);
  return session.roll === WITHDRAWN
    ? booth.when('DestroyLabels', { roll: WITHDRAWN }, { ...AT, by: 'OP-305' })
    : booth.present({ kind: 'roll', roll: WITHDRAWN }, AT);
}

function issueRecord(booth: WeighBooth): Told {
  if (!booth.state.get('sessions', 'QA-01-1')?.open)
    return booth.when('SignIn', { person: 'QA-01', secret: '' }, { station: 'QA-01' });
  const order = { ...LABEL_RECIPE, batch: LABEL_BATCH, allocations: [] };
  return booth.when('IssueBatch', order, { station: 'QA-01', by: 'QA-01' });
}

function issueLabels(booth: WeighBooth, dice: Dice): Told {
  const { work } = certain(booth.state.get('batches', LABEL_BATCH)?.steps['170']);
  const roll = work.kind === 'labelIssue' ? work.roll : null;
  const next = ['R-0931', 'R-0932'].find((id) => booth.state.get('labelRolls', id)?.physical === 'inCage');
  if (dice.chance(8)) return booth.present({ kind: 'roll', roll: dice.of(ROLLS) }, AT);
  if (roll === null && next === undefined) return booth.when('CompleteStep', {}, { ...AT, by: 'LBL-01' });
  if (roll === null) return booth.present({ kind: 'roll', roll: next }, AT);
  if (!roll.artworkSeen)
    return booth.present(
      { kind: 'artwork', artwork: dice.of(['LB5007F', 'LB5007F', 'LB5007F', 'LB5007E']) },
      AT,
    );
  const quantity = booth.state.get('labelRolls', roll.id)?.quantity ?? 0;
  return booth.when('IssueLabels', { roll: roll.id, counted: quantity - (dice.chance(10) ? 1 : 0) }, AT);
}

function reconcileLabels(booth: WeighBooth, dice: Dice): Told {
  const batch = certain(booth.state.get('batches', LABEL_BATCH));
  const [unread] = unreadRolls(booth.state, batch.id, '170' as never);
  if (unread && dice.chance(90)) {
    const counter = unread === 'R-0931' ? 1475 : 974;
    const onRejects = dice.chance(8) ? 9999 : unread === 'R-0931' ? 3 : 2;
    return booth.when('ReadApplicator', { roll: dice.chance(6) ? 'R-0877' : unread, counter, onRejects }, AT);
  }
  const master = certain(
    booth.state
      .get('recipes', `${batch.recipe}@${batch.version}`)
      ?.steps.find((each) => each.kind === 'reconciliation'),
  );
  const standing = master.kind === 'reconciliation' ? countStanding(booth.state, batch, master) : 'uncounted';
  if (standing === 'reconciled' || dice.chance(12))
    return booth.when('CompleteStep', {}, { ...AT, by: 'LBL-02' });
  const { work } = certain(batch.steps['200']);
  const who = work.kind === 'reconciliation' ? work.counts.map(({ by }) => by as string) : [];
  const fresh = ['LBL-02', 'OP-305', 'OP-301', 'MIX-1'].find((id) => !who.includes(id)) ?? 'OP-305';
  const by = dice.chance(12) ? dice.of(['LBL-01', 'LBL-02', 'OP-101']) : fresh;
  const issued = issuesOf(booth.state, batch.id, '170' as never).map(({ roll }) => counted(roll));
  const rolls = dice.of([WITH_CORE, WITH_CORE, WITH_CORE, WITHOUT_CORE, issued, WITH_CORE.slice(1), coded()]);
  return booth.when('CountLabels', { rolls }, { ...AT, by });
}

/** At the end the waste of a roll is destroyed before a second person, and the withdrawn roll with it. */
function destroyWaste(booth: WeighBooth, dice: Dice): Told {
  const session = booth.state.get('sessions', 'LK-01-1');
  if (session?.context) return booth.when('LeaveStep', {}, AT);
  const roll = session?.roll;
  if (!roll || dice.chance(40)) return booth.present({ kind: 'roll', roll: dice.of(ROLLS) }, AT);
  return booth.when('DestroyLabels', { roll }, { ...AT, by: dice.of(['OP-305', 'OP-305', 'LBL-02']) });
}

const coded = () => WITH_CORE.map((each) => ({ ...each, coded: true }));
