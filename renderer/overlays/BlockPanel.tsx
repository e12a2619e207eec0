import type { Refusal } from '../../main/contract/refusals.ts';
import type { Denial } from '../../main/contract/replies.ts';
import type { ExceptionCard, StationView } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { StateShape } from '../components/StateShape.tsx';
import { itemInBooth } from '../store/item-in-booth.ts';
import { closeBlock, openOverlay } from '../store/station-store.ts';
import { uncleanMachine } from '../store/unclean-machine.ts';
import { offsetOf, wallClock } from '../text/moment.ts';
import { clearerText, refusalText } from '../text/refusal-text.ts';
import { say } from '../text/say.ts';
import { exceptionOn } from './exception-on.ts';
import './block-panel.css';

/** What is told first: the refusal that has just become an exception, else the first of them. */
const mainOf = ({ refusals }: Denial, open: ExceptionCard | undefined): Refusal | undefined =>
  (open?.count === 1 ? refusals.find(({ code }) => code === open.refusal?.code) : undefined) ?? refusals[0];

/**
 * A refusal in four lines, always in this order: what is blocked, why, who can clear it, what to do now. At most
 * two buttons and no way past it; it closes by itself when the cause is gone.
 */
export function BlockPanel({ denial, view }: { readonly denial: Denial; readonly view: StationView }) {
  const { exception } = denial;
  const open = exception === null ? undefined : exceptionOn(view.screen, exception.id);
  const main = mainOf(denial, open);
  if (main === undefined) return null;
  const others = denial.refusals.filter((each) => each !== main);
  const text = refusalText(main);
  const { time } = wallClock(denial.at, offsetOf(view.frame.now));
  const inBooth = itemInBooth(denial.refusals);
  const machine = uncleanMachine(denial.refusals);
  const close = () => closeBlock();
  return (
    <Sheet
      role="alertdialog"
      tone="stop"
      title={text.title}
      mark={<StateShape shape="blocked" />}
      onClose={close}
      actions={
        <>
          <p className="sheet-aside">{say('block.rule', { gate: main.gate, seq: denial.seq, time })}</p>
          {inBooth !== '' && (
            <Button
              label={say('button.wipe')}
              onPress={() => {
                close();
                openOverlay({ kind: 'wipe', item: inBooth });
              }}
            />
          )}
          {machine !== '' && (
            <Button
              label={say('button.clean')}
              onPress={() => {
                close();
                openOverlay({ kind: 'clean', machine });
              }}
            />
          )}
          {open?.override != null && (
            <Button
              label={say(`override.${open.override.override}.way`)}
              onPress={() => {
                close();
                openOverlay({ kind: 'override', exception: open.id });
              }}
            />
          )}
          {open !== undefined && open.override === null && !open.ruleClosable && open.state === 'blocked' && (
            <Button
              label={say('block.settle')}
              onPress={() => {
                close();
                openOverlay({ kind: 'settle', exception: open.id });
              }}
            />
          )}
          <Button
            kind="primary"
            label={say(view.frame.batch === null ? 'block.close' : 'block.back')}
            onPress={close}
          />
        </>
      }
    >
      <dl className="block-lines">
        <dt>{say('block.blocked')}</dt>
        <dd>{blockedThing(view)}</dd>
        <dt>{say('block.why')}</dt>
        <dd>{text.why}</dd>
        <dt>{say('block.who')}</dt>
        <dd>{whoClears(main, denial, open)}</dd>
        <dt>{say('block.now')}</dt>
        <dd className="block-now">{text.now}</dd>
      </dl>
      {others.length > 0 && (
        <section className="block-also">
          <h3>{say('block.also')}</h3>
          <ul>
            {others.map((refusal) => (
              <li key={`${refusal.gate} ${refusal.code}`}>
                <StateShape shape="exception" /> {refusalText(refusal).title}
              </li>
            ))}
          </ul>
        </section>
      )}
      {exception !== null && (
        <p className="block-state">
          <StateShape shape="attend" />{' '}
          {say('block.exception', {
            id: exception.id,
            severity: exception.severity,
            owner: say(`role.${exception.owner}`),
          })}
        </p>
      )}
    </Sheet>
  );
}

function blockedThing({ frame, screen }: StationView): string {
  const step = 'title' in screen ? screen.title : null;
  if (frame.batch === null || step === null) return `${frame.station.id} ${frame.station.name}`;
  return say('block.step', { batch: frame.batch.id, step: frame.batch.step ?? '', title: step });
}

/** Whoever may set the rule aside; the owner of an exception that only a decision ends; otherwise whoever the gate names. */
function whoClears(refusal: Refusal, denial: Denial, open: ExceptionCard | undefined): string {
  const { exception } = denial;
  if (open?.override != null) return open.override.mayGrant.map((role) => say(`role.${role}`)).join(', ');
  if (open?.ruleClosable === true) return say('block.clearedHere');
  const owned = exception !== null && (open?.ruleClosable === false || refusal.clears !== null);
  if (!owned) return clearerText(refusal);
  const who = say(`role.${exception.owner}`);
  return exception.ownerNames.length === 0
    ? who
    : say('block.names', { who, names: exception.ownerNames.join(', ') });
}
