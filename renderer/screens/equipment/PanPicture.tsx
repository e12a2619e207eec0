import type { ProcedureRunView } from '../../../main/contract/procedure-views.ts';
import type { PanPosition } from '../../../main/contract/vocabulary.ts';
import { say } from '../../text/say.ts';

const PLACES: Readonly<Record<PanPosition, readonly [x: number, y: number]>> = {
  centre: [50, 48],
  frontLeft: [29, 69],
  backLeft: [29, 27],
  backRight: [71, 27],
  frontRight: [71, 69],
};

interface PanPictureProps {
  readonly run: ProcedureRunView;
  readonly next: NonNullable<ProcedureRunView['next']>;
}

/** The pan from above with the edge towards the person below: where the next weight goes, and where the others lay. */
export function PanPicture({ run, next }: PanPictureProps) {
  const before = run.loads.filter(({ position }) => position !== next.position);
  return (
    <svg
      className="pan-picture"
      viewBox="0 0 100 100"
      role="img"
      aria-label={say(`procedure.position.${next.position}`)}
    >
      <rect className="pan-plate" x="6" y="4" width="88" height="88" rx="7" />
      <path className="pan-front" d="M30 97h40" />
      {before.map(({ position, passed }) => {
        const [x, y] = PLACES[position];
        return <circle key={position} className="pan-before" data-passed={passed} cx={x} cy={y} r="7" />;
      })}
      <Weight at={next.position} waits={next.waitsForZero} />
    </svg>
  );
}

/** A knob weight; only its outline while the pan has to be empty first. */
function Weight({ at, waits }: { readonly at: PanPosition; readonly waits: boolean }) {
  const [x, y] = PLACES[at];
  return (
    <g className="pan-weight" data-waits={waits} transform={`translate(${x} ${y})`}>
      <path d="M-5 -9a5 5 0 1 1 10 0l-1.6 3.4h4.2L11 13H-11L-7.6-5.6h4.2z" />
    </g>
  );
}
