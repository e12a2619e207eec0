import type { KitScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import './kit.css';

/** Closing the kit: every container of the batch passes the scanner once more. */
export function Kit({ screen }: { readonly screen: KitScreen }) {
  const list = <KitList screen={screen} />;
  const entry = stepEntry(screen, list);
  if (entry !== null) return entry;
  const open = screen.containers.filter(({ scanned }) => !scanned).length;
  return (
    <StepFrame
      screen={screen}
      subject={say('kit.subject', { kit: screen.kit })}
      primary={
        open > 0 && screen.affordances.CompleteStep?.passes !== true ? (
          <Waiting on="scan" text={say('kit.scanWait', { n: open })} />
        ) : (
          <Button
            kind="primary"
            label={say('kit.close')}
            affordance={screen.affordances.CompleteStep}
            onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
          />
        )
      }
    >
      <div className="panel kit">
        {list}
        <Facts>
          <Fact name={say('kit.scanned')}>{screen.scannedTotal}</Fact>
          <Fact name={say('kit.total')}>{screen.total}</Fact>
          <Fact name={say('kit.open')}>{open}</Fact>
        </Facts>
      </div>
    </StepFrame>
  );
}

function KitList({ screen }: { readonly screen: KitScreen }) {
  return (
    <ul className="kit-list">
      {screen.containers.map((each) => (
        <li key={each.container} data-done={each.scanned || undefined}>
          <StateShape shape={each.scanned ? 'done' : 'ready'} />
          <span>
            <Code>{each.container}</Code>
            <small>{each.item}</small>
          </span>
          <b>{each.net}</b>
          <span className="unseen">{say(each.scanned ? 'verify.scanned' : 'verify.notScanned')}</span>
        </li>
      ))}
    </ul>
  );
}
