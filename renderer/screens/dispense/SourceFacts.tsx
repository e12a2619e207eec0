import type { DispenseScreen } from '../../../main/contract/views.ts';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

/** What is open now: the one source container and the one being filled. */
export function SourceFacts({ screen }: { readonly screen: DispenseScreen }) {
  const { source, current, amounts } = screen;
  if (source === null && current === null) return null;
  return (
    <Facts>
      {source !== null && (
        <Fact name={say('dispense.source')}>
          <Code>{source.container}</Code>
        </Fact>
      )}
      {source !== null && <Fact name={say('dispense.sourceLeft')}>{source.remaining}</Fact>}
      {current !== null && (
        <Fact name={say('dispense.filling')}>
          <Code>{current.container}</Code>
        </Fact>
      )}
      {amounts !== null && (
        <Fact name={say('weigh.step')}>{massWithUnit(amounts.scaleStep, amounts.unit)}</Fact>
      )}
      {current !== null && amounts !== null && amounts.parts !== null && amounts.parts > 1 && (
        <Fact name={say('dispense.part')}>
          {say('dispense.partOf', { part: amounts.part, parts: amounts.parts })}
        </Fact>
      )}
    </Facts>
  );
}
