import { useState } from 'react';
import type { DeviceDeskView, DeviceView } from '../../../main/contract/device-views.ts';
import type { Screen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { DEVICE_SHAPE } from '../../components/device-shape.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { openOverlay, workOn } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { ChangeList } from './ChangeList.tsx';
import { DeviceFacts } from './DeviceFacts.tsx';
import { deviceAdvice, deviceNote } from './device-words.ts';
import { TrafficList } from './TrafficList.tsx';

type Watched = DeviceDeskView['watched'];

interface DeviceStoryProps {
  readonly device: DeviceView;
  readonly watched: Watched;
  readonly screen: Screen;
}

const TABS = ['identity', 'traffic', 'changes'] as const;

/** One device: its state and what to do, and then who it is, its line live, or what happened to it. */
export function DeviceStory({ device, watched, screen }: DeviceStoryProps) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('identity');
  const [held, hold] = useState<Watched>(null);
  const { id, kind, name, note, mark, reason } = device;
  const desk = screen.kind === 'work' ? screen.equipment : null;
  const isServed = desk?.cards.some((card) => card.id === id) ?? false;
  return (
    <article className="story device-story" aria-label={id}>
      <header>
        <div>
          <p className="story-kind">
            {say(`deviceKind.${kind}`)} · {device.station ?? say('equipment.noStation')}
          </p>
          <h2>
            <Code>{id}</Code> {name}
          </h2>
        </div>
        {isServed && <Button size="least" label={say('desk.procedures')} onPress={() => workOn(id)} />}
        <Button
          size="least"
          label={say('equipment.history')}
          onPress={() => openOverlay({ kind: 'history', of: { kind: 'equipment', id, from: 'devices' } })}
        />
      </header>
      <div className="device-state" data-state={mark} role="status">
        <StateShape shape={DEVICE_SHAPE[mark]} />
        <p>
          <b>{deviceNote(note, mark)}</b> {deviceAdvice(note, mark)}
          {reason !== '' && reason !== note && <small>{reason}</small>}
        </p>
      </div>
      <div className="device-tabs">
        {TABS.map((each) => (
          <Button
            key={each}
            size="least"
            label={say(`desk.${each}`)}
            pressed={each === tab}
            onPress={() => setTab(each)}
          />
        ))}
        {tab === 'traffic' && (
          <Button
            size="least"
            label={say(held === null ? 'desk.pause' : 'desk.goOn')}
            pressed={held !== null}
            onPress={() => hold(held === null ? watched : null)}
          />
        )}
      </div>
      {tab === 'identity' && <DeviceFacts device={device} />}
      {tab === 'traffic' && <TrafficList lines={(held ?? watched)?.traffic ?? []} />}
      {tab === 'changes' && <ChangeList changes={watched?.changes ?? []} />}
    </article>
  );
}
