import { Camera, FileSearch, Gavel, ListEnd, OctagonPause, ScrollText, Trash2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExceptionId } from '../../main/contract/ids.ts';
import type { ExceptionCard, Screen } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import type { ExceptionAsk } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import './decide.css';

interface Way {
  readonly ask: ExceptionAsk;
  readonly icon: ReactNode;
  readonly isOpen: (exception: ExceptionCard) => boolean;
}

const WAYS: readonly Way[] = [
  {
    ask: 'onHold',
    icon: <OctagonPause aria-hidden="true" />,
    isOpen: ({ routes }) => routes.includes('onHold'),
  },
  {
    ask: 'underInvestigation',
    icon: <FileSearch aria-hidden="true" />,
    isOpen: ({ routes }) => routes.includes('underInvestigation'),
  },
  {
    ask: 'dispositionPending',
    icon: <Gavel aria-hidden="true" />,
    isOpen: ({ routes }) => routes.includes('dispositionPending'),
  },
  {
    ask: 'reopen',
    icon: <Undo2 aria-hidden="true" />,
    isOpen: ({ actions }) => actions.ReopenException !== undefined,
  },
  {
    ask: 'voidException',
    icon: <Trash2 aria-hidden="true" />,
    isOpen: ({ actions }) => actions.VoidException !== undefined,
  },
];

/** Everything else that can happen to an exception where it stands; each way has its own sheet. */
export function ExceptionWays({
  exception: id,
  screen,
}: {
  readonly exception: string;
  readonly screen: Screen;
}) {
  const exception = exceptionOn(screen, id);
  if (exception === undefined) return null;
  return (
    <Sheet
      width="wide"
      title={say('exceptionWays.title', { id })}
      lead={say('exceptionWays.lead', { state: exception.state })}
      onClose={closeOverlay}
      actions={<Button label={say('button.close')} onPress={closeOverlay} />}
    >
      <div className="tiles">
        {WAYS.filter(({ isOpen }) => isOpen(exception)).map(({ ask, icon }) => (
          <Button
            key={ask}
            size="primary"
            icon={icon}
            label={say(`exceptionAsk.${ask}.way`)}
            onPress={() => openOverlay({ kind: 'exceptionReason', exception: id, ask })}
          />
        ))}
        {exception.override !== null && (
          <Button
            size="primary"
            icon={<ListEnd aria-hidden="true" />}
            label={say(`override.${exception.override.override}.way`)}
            affordance={exception.override.grant}
            onPress={() => openOverlay({ kind: 'override', exception: id })}
          />
        )}
        <Button
          size="primary"
          icon={<Camera aria-hidden="true" />}
          label={say('attachments.way')}
          onPress={() =>
            openOverlay({ kind: 'attachments', on: { kind: 'exception', id: id as ExceptionId } })
          }
        />
        <Button
          size="primary"
          icon={<ScrollText aria-hidden="true" />}
          label={say('exceptionWays.rule')}
          onPress={() => openOverlay({ kind: 'exceptionRule', exception: id })}
        />
      </div>
    </Sheet>
  );
}
