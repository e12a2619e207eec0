import { ArrowLeft, TriangleAlert } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type {
  BulkWeighScreen,
  ChargeScreen,
  CheckedRunScreen,
  CheckScreen,
  ClearanceScreen,
  DischargeScreen,
  DispenseScreen,
  ExceptionCard,
  IntakeView,
  KitScreen,
  LabelIssueScreen,
  PackagingScreen,
  ProcessScreen,
  ReconciliationScreen,
} from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Steps } from '../components/Steps.tsx';
import { useGuard } from '../components/use-guard.ts';
import { Waiting } from '../components/Waiting.tsx';
import { act } from '../store/act.ts';
import { openOverlay, useStation } from '../store/station-store.ts';
import { say, sayCode } from '../text/say.ts';
import { StateStrip } from './StateStrip.tsx';
import { stoppingException } from './stopping-exception.ts';
import './step-frame.css';

export type StepScreen =
  | ClearanceScreen
  | CheckScreen
  | DispenseScreen
  | KitScreen
  | ChargeScreen
  | ProcessScreen
  | DischargeScreen
  | BulkWeighScreen
  | PackagingScreen
  | CheckedRunScreen
  | LabelIssueScreen
  | ReconciliationScreen;

/** What of a step stands on the glass: what changes under a finger is guarded for a moment. */
function partOf(screen: StepScreen): string {
  switch (screen.kind) {
    case 'dispense':
    case 'discharge':
      return screen.phase;
    case 'bulkWeigh':
      return `${screen.stage} ${screen.phase} ${screen.detector.pieces.map(({ state }) => state).join(' ')}`;
    case 'packaging':
      return screen.line;
    case 'process':
      return screen.machine;
    case 'charge': {
      const { pending } = screen;
      return pending ? handOf(pending) : '';
    }
    case 'checkedRun': {
      const pending = screen.feeding?.pending;
      return `${screen.line} ${screen.standing} ${screen.check?.id ?? ''} ${pending ? handOf(pending) : ''}`;
    }
    default:
      return '';
  }
}

const handOf = ({ container, verifier, scanned, verified }: NonNullable<IntakeView['pending']>): string =>
  `${container} ${verifier} ${scanned} ${verified}`;

interface StepFrameProps {
  readonly screen: StepScreen;
  /** The line under the task: the facts a person compares with the label in the hand. */
  readonly subject?: ReactNode;
  /** Hazards of the material, in sight all the time. */
  readonly hazards?: readonly string[];
  /** At most two more buttons between Back and Problem. */
  readonly tools?: ReactNode;
  /** The one primary action, or what is waited for; with `accept`, what to do now while Accept would be refused. */
  readonly primary: ReactNode;
  /** Keeps the place of the primary action through the whole weighing; `primary` then stands beside it. */
  readonly accept?: ReactNode;
  readonly children: ReactNode;
}

/** The common frame of every step: one imperative line, the steps, the work, and at most five buttons. */
export function StepFrame({
  screen,
  subject,
  hazards = [],
  tools,
  primary,
  accept,
  children,
}: StepFrameProps) {
  const rail = useStation((state) => state.view?.frame.rail ?? []);
  const stopped = stoppingException(screen);
  const now = stopped === undefined ? primary : <SettlePrimary exception={stopped} />;
  const frame = useRef<HTMLElement>(null);
  useGuard(frame, `${screen.kind} ${screen.step} ${screen.state} ${partOf(screen)}`);
  return (
    <main ref={frame} className="step-frame">
      <div className="task">
        <div>
          <h1>{sayCode(`task.${screen.task.code}`, screen.task.data) ?? screen.title}</h1>
          <p>{subject ?? screen.title}</p>
        </div>
        {hazards.length > 0 && (
          <ul className="hazards" aria-label={say('dispense.hazards')}>
            {hazards.map((hazard) => (
              <li key={hazard}>
                <TriangleAlert aria-hidden="true" /> {hazard}
              </li>
            ))}
          </ul>
        )}
      </div>
      <aside className="rail">
        <Steps steps={rail} />
      </aside>
      <div className="work">
        <StateStrip screen={screen} />
        {children}
      </div>
      <footer className="footer">
        <Button
          icon={<ArrowLeft aria-hidden="true" className="to-start" />}
          label={say('button.back')}
          affordance={screen.affordances.LeaveStep}
          onPress={() => void act({ type: 'LeaveStep' })}
        />
        {/* Deciding takes the room of the tools where Accept keeps its own. */}
        {(accept === undefined || stopped === undefined) && tools}
        <Button label={say('button.problem')} onPress={() => openOverlay({ kind: 'problem' })} />
        {accept !== undefined && now && <div className="footer-now">{now}</div>}
        <div className="footer-primary">{accept ?? now}</div>
      </footer>
    </main>
  );
}

/** While somebody else has to decide, deciding is the one way on; the person with the authority comes to this screen. */
function SettlePrimary({ exception }: { readonly exception: ExceptionCard }) {
  if (exception.state !== 'blocked')
    return (
      <Waiting
        on="time"
        text={sayCode(`exceptionNext.${exception.next.code}`, exception.next.data) ?? exception.state}
      />
    );
  return (
    <Button
      kind="primary"
      label={say('strip.settle', { exception: exception.id })}
      affordance={exception.settle}
      onPress={() => openOverlay({ kind: 'settle', exception: exception.id })}
    />
  );
}
