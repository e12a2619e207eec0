import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { Code } from '../../../components/Code.tsx';
import { ScanPrompt } from '../../../components/ScanPrompt.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { say } from '../../../text/say.ts';
import { stoppingException } from '../../stopping-exception.ts';
import { DispenseFrame } from '../DispenseFrame.tsx';
import { Progress } from '../Progress.tsx';

const MOST = 5;

/** Which container to fetch: those that pass, first to expire first. The label is scanned, never typed (S106, S123). */
export function ScanSource({ screen }: { readonly screen: DispenseScreen }) {
  // The open source has nothing more to give: it is scanned once more, to be closed.
  const closing = screen.source !== null;
  const stopped = stoppingException(screen);
  const shown = screen.candidates.slice(0, MOST);
  return (
    <DispenseFrame screen={screen} primary={<Waiting on="scan" text={say('waiting.scan')} />}>
      <div className="panel scan-source">
        {stopped === undefined && (
          <ScanPrompt
            text={say(closing ? 'dispense.scanToClose' : 'dispense.scanSource')}
            detail={screen.item.name}
            // What stopped the work and goes on needs its room above.
            size={screen.newLabel === null ? 'large' : 'small'}
          />
        )}
        {shown.length === 0 && <p className="candidates-none">{say('dispense.nothingFits')}</p>}
        {shown.length > 0 && <Candidates shown={shown} closing={closing} />}
        <Progress screen={screen} />
      </div>
    </DispenseFrame>
  );
}

function Candidates({
  shown,
  closing,
}: {
  readonly shown: DispenseScreen['candidates'];
  readonly closing: boolean;
}) {
  return (
    <table className="candidates">
      <caption>{say(closing ? 'dispense.toClose' : 'dispense.candidates')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('dispense.container')}</th>
          <th scope="col">{say('dispense.left')}</th>
          <th scope="col">{say('dispense.expires')}</th>
          <th scope="col">{say('dispense.where')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((candidate, index) => (
          <tr key={candidate.container} data-first={index === 0 || undefined}>
            <th scope="row">
              <Code>{candidate.container}</Code>
            </th>
            <td>{candidate.quantity}</td>
            <td>{candidate.expiry ?? ''}</td>
            <td>{candidate.location}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
