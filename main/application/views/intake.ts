import type { ContainerId } from '../../contract/ids.ts';
import type { IntakeView } from '../../contract/views.ts';
import type { PendingCharge } from '../../domain/execution/batch.ts';
import { type IntakeFacts, toTakeIn } from '../../domain/execution/intake.ts';
import type { Draft } from './affordances.ts';
import { amount } from './amounts-text.ts';
import { type KitLine, kitLine, totalOf } from './kit-line.ts';
import { machineView } from './machine.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { type Task, task } from './tasks.ts';

/** What goes into a machine and what is in it, as a charge and a run that is fed show it alike. */
export function intakeView(facts: StepFacts, { intake, equipment }: IntakeFacts): IntakeView {
  const { batch, master, input } = facts;
  const isIn = new Map(intake.charged.map((each) => [each.id, each]));
  const lines = toTakeIn(batch, master).flatMap((id): readonly KitLine[] => {
    const line = kitLine(facts, id);
    const charged = isIn.get(id);
    return line ? [charged ? { ...line, net: charged.net } : line] : [];
  });
  const inside = lines.filter(({ container }) => isIn.has(container));
  return {
    equipment: machineView(facts, equipment),
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
    pending: intake.pending && pendingOf(facts, intake.pending, lines),
    total: totalOf(lines),
    chargedTotal: totalOf(inside),
  };
}

function pendingOf(
  { input }: StepFacts,
  { container, adder, verifier, scanned, verifiedAt }: PendingCharge,
  lines: readonly KitLine[],
): NonNullable<IntakeView['pending']> {
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

/** What the hand does next with what it holds: call, let another scan and sign, add; null where it holds nothing. */
export function takingTask({ input }: StepFacts, { intake, equipment }: IntakeFacts): Task | null {
  if (!intake.pending) return null;
  const { container, verifier, scanned, verifiedAt } = intake.pending;
  if (verifiedAt) return task('addContainer', { container, equipment });
  if (!verifier) return task('callAddVerifier', { container });
  const named = nameOf(input.state, verifier);
  return scanned
    ? task('verifierSigns', { verifier: named })
    : task('verifierScansAddition', { verifier: named, container });
}

/** The commands of it, each as its button would send it. */
export function takingDrafts(
  { second, gate }: StepFacts,
  { intake: { pending }, equipment: machine }: IntakeFacts,
): readonly (Draft | readonly [Draft, typeof second])[] {
  const verifier = second ?? gate.person?.id;
  return [
    [{ type: 'VerifyAddition' }, pending?.verifier ?? second],
    [{ type: 'RecordCleaning', machine, agent: '-', record: '-' }, second],
    { type: 'ChargeContainer', container: pending?.container ?? NOTHING },
    ...(verifier ? [{ type: 'BeginVerification' as const, verifier }] : []),
  ];
}

const NOTHING = '-' as ContainerId;
