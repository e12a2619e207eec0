import type { DispenseScreen } from '../../../main/contract/views.ts';
import { Fact, Facts } from '../../components/Fact.tsx';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

/** What is to be weighed, and how far the whole step is where it takes more than one container. */
export function Progress({ screen }: { readonly screen: DispenseScreen }) {
  const { amounts } = screen;
  if (amounts === null) return null;
  const { unit, part, parts } = amounts;
  if (parts === 1) {
    return (
      <Facts>
        {amounts.lowest !== null && (
          <Fact name={say('weigh.lowest')}>{massWithUnit(amounts.lowest, unit)}</Fact>
        )}
        <Fact name={say('weigh.target')}>{massWithUnit(amounts.target, unit)}</Fact>
        <Fact name={say('weigh.highest')}>{massWithUnit(amounts.highest, unit)}</Fact>
      </Facts>
    );
  }
  return (
    <Facts>
      <Fact name={say('dispense.stepTarget')}>{massWithUnit(amounts.stepTarget, unit)}</Fact>
      <Fact name={say('dispense.stepDone')}>{massWithUnit(amounts.stepDone, unit)}</Fact>
      <Fact name={say('dispense.part')}>
        {parts === null ? part : say('dispense.partOf', { part, parts })}
      </Fact>
    </Facts>
  );
}
