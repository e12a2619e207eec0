import { useState } from 'react';
import type { HoldCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { HoldLabel } from '../../components/HoldLabel.tsx';
import { Pager } from '../../components/Pager.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';

const PER_PAGE = 5;

interface HeldContainersProps {
  readonly hold: HoldCard;
  readonly onClose: () => void;
}

/** A held quantity, container by container: where each stands, which still has to be scanned into quarantine, its label. */
export function HeldContainers({ hold: { object, containers }, onClose }: HeldContainersProps) {
  const [labelled, setLabelled] = useState<string | null>(null);
  const label = containers.find(({ container }) => container === labelled)?.label;
  if (label !== undefined) return <HoldLabel label={label} onClose={() => setLabelled(null)} />;
  const quarantined = containers.filter(({ inQuarantine }) => inQuarantine).length;
  return (
    <Sheet
      width="wide"
      title={say('heldContainers.title', { object })}
      lead={say('holds.quarantine', { n: quarantined, of: containers.length })}
      onClose={onClose}
      actions={<Button kind="primary" label={say('button.close')} onPress={onClose} />}
    >
      <Pager rows={containers} size={PER_PAGE}>
        {(page) => (
          <ul className="rows" aria-label={say('heldContainers.title', { object })}>
            {page.map(({ container, location, inQuarantine, label: { printed } }) => (
              <li key={container} className="held-container">
                <StateShape shape={inQuarantine ? 'done' : 'attend'} />
                <Code>{container}</Code>
                <span>{location}</span>
                <b>{say(inQuarantine ? 'heldContainers.in' : 'heldContainers.out')}</b>
                <span>{printed > 0 && say('holdLabel.printed', { n: printed })}</span>
                <Button size="least" label={say('holdLabel.open')} onPress={() => setLabelled(container)} />
              </li>
            ))}
          </ul>
        )}
      </Pager>
    </Sheet>
  );
}
