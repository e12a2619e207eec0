import { X } from 'lucide-react';
import type { BenchLabel } from '../../main/contract/bench.ts';
import { add, subtract } from '../../main/contract/quantity.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Pager } from '../components/Pager.tsx';
import { askBench, toggleBench, useBench } from '../store/bench-store.ts';
import { useStation } from '../store/station-store.ts';
import { massWithUnit } from '../text/mass.ts';
import { say } from '../text/say.ts';
import { askedLoad, changedLoad, EMPTY_CONTAINERS } from './loads.ts';
import './bench.css';

const GROUPS: readonly BenchLabel['group'][] = [
  'sources',
  'dispensed',
  'waste',
  'weights',
  'rolls',
  'places',
  'badges',
  'broken',
];
const PER_PAGE = 3;

/**
 * What hands do in a plant, for a demo that has none: put a load on a pan, hold a label before the scanner, pull a cable,
 * take the paper out of a printer. It stands beside the station and knows nothing of it.
 */
export function BenchDock() {
  const open = useBench((state) => state.open);
  const reply = useBench((state) => state.reply);
  if (!open || reply === null) return null;
  return (
    <aside className="bench" aria-label={say('bench.title')}>
      <header>
        <p>
          <b>{say('bench.title')}</b>
          <small>{say('bench.note')}</small>
        </p>
        <Button
          size="least"
          kind="quiet"
          icon={<X aria-hidden="true" />}
          label=""
          name={say('button.close')}
          onPress={toggleBench}
        />
      </header>
      <Pan />
      <Labels />
      {reply.printers.map(({ id, paperOut }) => (
        <Button
          key={id}
          size="least"
          label={say('bench.paper', { id })}
          pressed={paperOut}
          onPress={() => void askBench({ kind: 'paper', printer: id, out: !paperOut })}
        />
      ))}
      {reply.problem !== null && <p role="alert">{reply.problem}</p>}
    </aside>
  );
}

function Pan() {
  const { reply, scale: chosen, mass } = useBench();
  const screen = useStation((state) => state.view?.screen ?? null);
  const scales = reply?.scales ?? [];
  const scale = scales.find(({ id }) => id === chosen) ?? scales[0];
  if (scale === undefined) return null;
  const { id: on, unit, load, cableOut } = scale;
  const put = (wanted: string | null) =>
    wanted !== null && void askBench({ kind: 'put', scale: on, mass: wanted });
  const asked = screen === null ? null : askedLoad(screen, on, unit);
  return (
    <section>
      <Choice
        label={say('bench.pan')}
        columns={Math.min(3, scales.length)}
        options={scales.map((each) => ({
          value: each.id,
          text: each.id,
          detail: massWithUnit(each.load, each.unit),
        }))}
        value={on}
        onChange={(id) => useBench.setState({ scale: id })}
      />
      <form
        className="bench-load"
        onSubmit={(event) => {
          event.preventDefault();
          if (mass !== '') put(mass);
        }}
      >
        <Field
          label={say('bench.mass', { unit })}
          labelShown={false}
          value={mass}
          onChange={(text) => useBench.setState({ mass: text.replace(',', '.').replace(/[^\d.-]/g, '') })}
        />
        <Button size="least" type="submit" label={say('bench.put')} />
        <Button
          size="least"
          label={say('bench.add')}
          onPress={() => put(changedLoad(load, mass, unit, add))}
        />
        <Button
          size="least"
          label={say('bench.remove')}
          onPress={() => put(changedLoad(load, mass, unit, subtract))}
        />
      </form>
      <fieldset className="bench-quick">
        <legend className="unseen">{say('bench.containers')}</legend>
        {(EMPTY_CONTAINERS[unit] ?? []).map((tare) => (
          <Button key={tare} size="least" label={massWithUnit(tare, unit)} onPress={() => put(tare)} />
        ))}
        <Button size="least" label={say('bench.empty')} onPress={() => put('0')} />
        {asked !== null && <Button size="least" label={say('bench.asked')} onPress={() => put(asked)} />}
        <Button
          size="least"
          label={say('bench.cable')}
          pressed={cableOut}
          onPress={() => void askBench({ kind: 'cable', scale: on, out: !cableOut })}
        />
      </fieldset>
    </section>
  );
}

function Labels() {
  const group = useBench((state) => state.group);
  const labels = useBench((state) => state.reply?.labels ?? []);
  const shown = labels.filter((label) => label.group === group);
  return (
    <section className="bench-labels">
      <Choice
        label={say('bench.label')}
        columns={4}
        options={GROUPS.map((value) => ({ value, text: say(`bench.group.${value}`) }))}
        value={group}
        onChange={(value) => {
          useBench.setState({ group: value });
          void askBench({ kind: 'look' });
        }}
      />
      <Pager key={group} rows={shown} size={PER_PAGE}>
        {(page) => (
          <ul>
            {page.map(({ label, text }) => (
              <li key={label}>
                <Button size="least" label={text} onPress={() => void askBench({ kind: 'scan', label })} />
              </li>
            ))}
          </ul>
        )}
      </Pager>
    </section>
  );
}
