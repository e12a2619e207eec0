import type { HoldCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';

const PER_PAGE = 5;

interface HeldContainersProps {
  readonly hold: HoldCard;
  readonly onClose: () => void;
}

/** A held quantity, container by container: where each stands, and which still has to be scanned into quarantine. */
export function HeldContainers({ hold: { object, containers }, onClose }: HeldContainersProps) {
  const quarantined = containers.filter(({ inQuarantine }) => inQuarantine).length;
  return (
    <Sheet
      title={say('heldContainers.title', { object })}
      lead={say('holds.quarantine', { n: quarantined, of: containers.length })}
      onClose={onClose}
      actions={<Button kind="primary" label={say('button.close')} onPress={onClose} />}
    >
      <Pager rows={containers} size={PER_PAGE}>
        {(page) => (
          <ul className="rows" aria-label={say('heldContainers.title', { object })}>
            {page.map(({ container, location, inQuarantine }) => (
              <li key={container} className="held-container">
                <StateShape shape={inQuarantine ? 'done' : 'attend'} />
                <Code>{container}</Code>
                <span>{location}</span>
                <b>{say(inQuarantine ? 'heldContainers.in' : 'heldContainers.out')}</b>
              </li>
            ))}
          </ul>
        )}
      </Pager>
    </Sheet>
  );
}
