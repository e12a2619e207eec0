import { Button as AriaButton } from 'react-aria-components/Button';
import type { DueCard } from '../../../main/contract/views.ts';
import { dueText } from '../../components/due-words.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

const SHOWN = 2;

/** Calibrations and certificates that end soon, before a gate refuses the scale; a press shows the scale closely. */
export function DueStrip({ due }: { readonly due: readonly DueCard[] }) {
  return (
    <ul className="due-strip" aria-label={say('due.title')}>
      {due.slice(0, SHOWN).map(({ id, due: each }) => (
        <li key={`${id} ${each.what}`}>
          <AriaButton className="due-plate" onPress={() => openOverlay({ kind: 'devices', first: id })}>
            <StateShape shape="attend" />
            <span>
              <b>{id}</b> {say('due.named', { name: say(`due.${each.what}`), when: dueText(each) })}
            </span>
          </AriaButton>
        </li>
      ))}
      {due.length > SHOWN && <li className="due-more">{say('due.more', { n: due.length - SHOWN })}</li>}
    </ul>
  );
}
