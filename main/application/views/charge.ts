import type { ContainerId } from '../../contract/ids.ts';
import type { ChargeScreen } from '../../contract/views.ts';
import type { Charging } from '../../domain/execution/batch.ts';
import { toCharge } from '../../domain/execution/charging.ts';
import type { ChargeStep } from '../../domain/recipe/recipe.ts';
import { amount } from './amounts-text.ts';
import { type KitLine, kitLine, totalOf } from './kit-line.ts';
import { machineView } from './machine.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

/** Container by container into the machine, each by two people (rules §5, 21 CFR 111.260(j)). */
export function chargeScreen(facts: StepFacts<ChargeStep>): ChargeScreen {
  const { master, batch, step, input } = facts;
  const { work } = step;
  if (work.kind !== 'charge') throw new Error(`broken invariant: step ${step.id} charges nothing`);
  const isIn = new Map(work.charged.map((each) => [each.id, each]));
  const lines = toCharge(batch, master).flatMap((id) => kitLine(facts, id) ?? []);
  const inside = lines.filter(({ container }) => isIn.has(container));
  return {
    kind: 'charge',
    ...stepFrame(facts, doing(facts, work, lines.length - inside.length), drafts(facts, work)),
    equipment: machineView(facts, master.equipment),
    containers: lines.map(({ container, item, net, style }) => {
      const charged = isIn.get(container);
      return {
        container,
        item,
        net: amount(net, style),
        charged: charged
          ? {
              adder: nameOf(input.state, charged.adder),
              addVerifier: nameOf(input.state, charged.addVerifier),
            }
          : null,
      };
    }),
    pending: pendingOf(facts, work, lines),
    total: totalOf(lines),
    chargedTotal: totalOf(inside),
  };
}

/** What the hand does next: scan, call, let another scan and sign, add, and sign in the end. */
function doing({ step, master, input }: StepFacts<ChargeStep>, { pending }: Charging, open: number): Task {
  const { equipment } = master;
  if (!pending) return open > 0 ? task('scanToCharge', { equipment }) : task('signStep', { step: step.id });
  const { container, verifier, scanned, verifiedAt } = pending;
  if (verifiedAt) return task('addContainer', { container, equipment });
  if (!verifier) return task('callAddVerifier', { container });
  const named = nameOf(input.state, verifier);
  return scanned
    ? task('verifierSigns', { verifier: named })
    : task('verifierScansAddition', { verifier: named, container });
}

function drafts(
  { second, gate, master }: StepFacts<ChargeStep>,
  { pending }: Charging,
): Parameters<typeof stepFrame>[2] {
  const verifier = second ?? gate.person?.id;
  return [
    [{ type: 'VerifyAddition' }, pending?.verifier ?? second],
    [{ type: 'RecordCleaning', machine: master.equipment, agent: '-', record: '-' }, second],
    { type: 'ChargeContainer', container: pending?.container ?? NOTHING },
    ...(verifier ? [{ type: 'BeginVerification' as const, verifier }] : []),
  ];
}

const NOTHING = '-' as ContainerId;

function pendingOf(
  { input }: StepFacts,
  { pending }: Charging,
  lines: readonly KitLine[],
): ChargeScreen['pending'] {
  if (!pending) return null;
  const { container, adder, verifier, scanned, verifiedAt } = pending;
  const line = lines.find((each) => each.container === container);
  return {
    container,
    item: line?.item ?? '',
    net: line ? amount(line.net, line.style) : '',
    adder: nameOf(input.state, adder),
    verifier: verifier && nameOf(input.state, verifier),
    scanned,
    verified: verifiedAt !== null,
  };
}
