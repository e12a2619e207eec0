import type { ContainerId } from '../../../main/contract/ids.ts';
import type { CheckedRunScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { shortOf } from './short-of.ts';
import './run-places.css';

/** As many of the last containers as stand beside each other. */
const SHOWN = 5;

interface RunPlacesProps {
  readonly screen: CheckedRunScreen;
  readonly feeding: NonNullable<CheckedRunScreen['feeding']>;
}

/** What is in the hopper and what stands under the outlet, read from two metres; and what was filled, with its holds and labels. */
export function RunPlaces({ screen, feeding }: RunPlacesProps) {
  const { under, containers } = screen.output;
  const { hopper, containers: drums } = feeding;
  const open = drums.filter(({ charged }) => charged === null);
  const held = containers.filter((each) => each.held).length;
  // While units are weighed, their list has the room.
  const isShort = screen.check !== null;
  return (
    <section className="run-places" data-short={isShort || undefined}>
      <p>
        <small>{say('checkedRun.hopper')}</small>
        <b>{hopper.map(shortOf).join(' + ') || say('checkedRun.emptyHopper')}</b>
        <span>
          {open.length > 0
            ? say('checkedRun.toFeed', {
                containers: open.map(({ container }) => shortOf(container)).join(', '),
              })
            : say('checkedRun.allFed')}
        </span>
      </p>
      <p>
        <small>{say('checkedRun.outlet')}</small>
        <b>{under === null ? say('checkedRun.nothing') : shortOf(under)}</b>
        <span>
          {containers.slice(-SHOWN).map(({ id, held: isHeld, label }) => (
            <i key={id} data-held={isHeld ? true : undefined}>
              <StateShape
                shape={isHeld ? 'blocked' : label === null ? 'now' : label.printed > 0 ? 'done' : 'ready'}
              />
              {shortOf(id)}
            </i>
          ))}
          {held > 0 && <em>{say('checkedRun.held', { n: held })}</em>}
        </span>
      </p>
      <div className="run-acts">
        <LabelButton screen={screen} />
        {screen.line === 'running' && under !== null && !isShort && (
          <Button
            label={say('checkedRun.change')}
            affordance={screen.affordances.ChangeContainer}
            onPress={() => void act({ type: 'ChangeContainer' })}
          />
        )}
      </div>
    </section>
  );
}

/** The next container that has no label yet: it is carried away with one. */
function LabelButton({ screen }: { readonly screen: CheckedRunScreen }) {
  const { output, affordances } = screen;
  const bare = output.containers.findLast(({ label }) => label !== null && label.printed === 0);
  if (bare?.label == null) return null;
  const { id, label } = bare;
  if (label.outcome === 'printing') return <p className="run-label">{say('label.printing')}</p>;
  return label.outcome === 'indeterminate' ? (
    <Button
      label={say('label.again')}
      affordance={affordances.ReprintLabel}
      onPress={() => openOverlay({ kind: 'reason', ask: { for: 'reprint', container: id } })}
    />
  ) : (
    <Button
      label={say('checkedRun.printLabel', { container: shortOf(id) })}
      affordance={affordances.PrintLabel}
      onPress={() => void act({ type: 'PrintLabel', container: id as ContainerId })}
    />
  );
}
