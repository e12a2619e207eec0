import type { ResultLine, TestLine } from '../../../main/contract/laboratory-views.ts';
import { Button } from '../../components/Button.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

const SHAPES: Readonly<Record<ResultLine['verdict'], Shape>> = { within: 'square', outside: 'up' };

/** A test with its limits, every result with its verdict as shape and word, and who stands for it. */
export function TestRow({ sample, line }: { readonly sample: string; readonly line: TestLine }) {
  const { test, action } = line;
  return (
    <li className="test">
      <div className="test-name">
        <b>{line.name}</b>
        <p>{line.limits}</p>
      </div>
      <div className="test-results">
        {line.results.length === 0 && <p>{say('samples.noResult')}</p>}
        {line.results.map((result) => (
          <Result key={`${result.value} ${result.enteredBy} ${result.verifiedBy}`} result={result} />
        ))}
      </div>
      {action === null ? (
        <span className="test-action" />
      ) : (
        <Button
          size="least"
          label={say(`samples.${action.kind}`)}
          name={say(`samples.${action.kind}Name`, { test: line.name })}
          affordance={action.affordance}
          onPress={() =>
            openOverlay(
              action.kind === 'verify'
                ? { kind: 'sign', draft: { type: 'VerifyResult', sample, test } }
                : { kind: 'laboratory', sheet: { for: 'enter', sample, test } },
            )
          }
        />
      )}
    </li>
  );
}

function Result({ result }: { readonly result: ResultLine }) {
  const { verdict, value, retest, enteredBy, verifiedBy } = result;
  return (
    <div className="result">
      <b className="result-verdict" data-verdict={verdict}>
        <StateShape shape={SHAPES[verdict]} />
        {say(`verdict.${verdict}`)}
      </b>
      <b>
        {value}
        {retest && ` ${say('samples.again')}`}
      </b>
      <p>
        {verifiedBy === null
          ? say('samples.enteredBy', { name: enteredBy })
          : say('samples.verifiedBy', { name: enteredBy, second: verifiedBy })}
      </p>
    </div>
  );
}
