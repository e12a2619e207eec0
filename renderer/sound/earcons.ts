/**
 * The few sounds of a station, made on the spot. Each says something that stands on the screen as well: sound never
 * carries anything alone.
 */
export type Cue = 'taken' | 'refused' | 'inTolerance' | 'over' | 'alarm' | 'verifier';

interface Note {
  /** Hertz. */
  readonly pitch: number;
  /** Milliseconds after the start of the cue, and length. */
  readonly at: number;
  readonly length: number;
}

export const CUES: Readonly<Record<Cue, readonly Note[]>> = {
  taken: [{ pitch: 1_568, at: 0, length: 60 }],
  refused: [
    { pitch: 196, at: 0, length: 150 },
    { pitch: 165, at: 190, length: 150 },
  ],
  inTolerance: [
    { pitch: 659, at: 0, length: 90 },
    { pitch: 988, at: 110, length: 140 },
  ],
  over: [
    { pitch: 659, at: 0, length: 110 },
    { pitch: 440, at: 130, length: 180 },
  ],
  alarm: [
    { pitch: 587, at: 0, length: 140 },
    { pitch: 587, at: 190, length: 140 },
    { pitch: 440, at: 380, length: 240 },
  ],
  verifier: [
    { pitch: 784, at: 0, length: 220 },
    { pitch: 1_047, at: 160, length: 360 },
  ],
};

const LOUDNESS = 0.16;
const EDGE_S = 0.012;
let context: AudioContext | null = null;

/** Plays a cue; silent where the machine has no sound or has not been touched yet. */
export function cue(name: Cue): void {
  context ??= typeof AudioContext === 'undefined' ? null : new AudioContext();
  if (context === null) return;
  if (context.state === 'suspended') void context.resume();
  for (const note of CUES[name]) play(context, note);
}

/** A sine with soft edges: a hard start clicks, and clicks tire. */
function play(audio: AudioContext, { pitch, at, length }: Note): void {
  const start = audio.currentTime + at / 1000;
  const end = start + length / 1000;
  const tone = audio.createOscillator();
  const level = audio.createGain();
  tone.type = 'sine';
  tone.frequency.value = pitch;
  level.gain.setValueAtTime(0, start);
  level.gain.linearRampToValueAtTime(LOUDNESS, start + EDGE_S);
  level.gain.setValueAtTime(LOUDNESS, end - EDGE_S);
  level.gain.linearRampToValueAtTime(0, end);
  tone.connect(level).connect(audio.destination);
  tone.start(start);
  tone.stop(end);
}
