import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

interface StoryHeadProps {
  readonly card: {
    readonly id: string;
    readonly name: string;
    readonly serial: string;
    readonly station: string | null;
    readonly since: string | null;
  };
  /** It has a wire to the station, and there is room for the way to its line. */
  readonly wired?: boolean;
  /** The way to what it weighed or passed before; null where nothing of it is in doubt. */
  readonly lookBack: {
    readonly label: string;
    readonly pressed: boolean;
    readonly onPress: () => void;
  } | null;
}

/** Which instrument it is, where it stands or since when it is out, and its log book. */
export function StoryHead({
  card: { id, name, serial, station, since },
  wired = false,
  lookBack,
}: StoryHeadProps) {
  const offset = usePlantOffset();
  return (
    <header className="equipment-head">
      <div>
        <p className="story-kind">
          <bdi>{serial}</bdi> ·{' '}
          {since === null
            ? (station ?? say('equipment.noStation'))
            : say('equipment.since', { at: dayAndTime(since, offset) })}
        </p>
        <h2>
          <Code>{id}</Code> {name}
        </h2>
      </div>
      {lookBack !== null && <Button size="least" {...lookBack} />}
      {wired && (
        <Button
          size="least"
          label={say('equipment.device')}
          onPress={() => openOverlay({ kind: 'devices', first: id })}
        />
      )}
      <Button
        size="least"
        label={say('equipment.history')}
        onPress={() => openOverlay({ kind: 'history', of: { kind: 'equipment', id, from: 'equipment' } })}
      />
    </header>
  );
}
