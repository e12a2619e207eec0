import type { DeviceView } from '../../../main/contract/device-views.ts';
import { DueText } from '../../components/DueText.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { say } from '../../text/say.ts';

/** Who it says it is beside whom the plant bound, what of it ends when, and how far its driver was proven. */
export function DeviceFacts({ device }: { readonly device: DeviceView }) {
  const { identity, boundSerial, ageMs, breaks, place, due } = device;
  const isOther = identity?.serial != null && identity.serial !== boundSerial;
  return (
    <Facts layout="row">
      <Fact name={say('desk.bound')}>{boundSerial}</Fact>
      <Fact name={say('desk.answers')}>
        <span data-bad={isOther || undefined}>{answering(identity)}</span>
      </Fact>
      <Fact name={say('desk.model')}>{identity?.model ?? '–'}</Fact>
      {due.map((each) => (
        <Fact key={each.what} name={say(`due.${each.what}`)}>
          <DueText due={each} named={false} />
        </Fact>
      ))}
      <Fact name={say('desk.heard')}>{ageText(ageMs)}</Fact>
      {breaks !== null && <Fact name={say('desk.breaks')}>{breaks}</Fact>}
      <Fact wide name={say('desk.place')}>
        {place === null ? '–' : `${place.family} · ${place.address}`}
      </Fact>
      <Fact wide name={say('desk.proof')}>
        {proofText(place)}
      </Fact>
    </Facts>
  );
}

/** The serial number that was asked from the device; some families cannot tell one. */
function answering(identity: DeviceView['identity']): string {
  if (identity === null) return '–';
  return identity.serial ?? say('desk.plate');
}

/** Without the device itself nothing is verified on hardware, and the desk says so. */
function proofText(place: DeviceView['place']): string {
  if (place === null) return '–';
  if (place.proofs.includes('hardware')) return say('proof.hardware');
  const over = place.proofs.filter((proof) => proof !== 'vectors').map((proof) => say(`proof.${proof}`));
  return say('proof.none', { over: over.join(', ') });
}

function ageText(ms: number | null): string {
  if (ms === null) return say('desk.never');
  return ms < 1000 ? say('desk.now') : say('desk.ago', { n: Math.floor(ms / 1000) });
}
