import { expect } from 'vitest';
import type { Reply } from '../../../main/contract/replies.ts';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import type { Desk } from '../../support/floor/desk.ts';
import { refusalsOf } from '../../support/floor/desk.ts';
import type { Floor } from '../../support/floor/floor.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import type { SituationName } from '../../support/floor/situations.ts';

/** Runs one demo script on a floor of its own, through the doors of its terminals. */
export async function onFloor(at: SituationName, play: (floor: Floor) => Promise<void>): Promise<void> {
  const floor = await openSituation(at);
  try {
    await play(floor);
  } finally {
    await floor.dispose();
  }
}

/** The codes of a refusal; empty when it was accepted. */
export const codes = (reply: Reply | null): readonly string[] => refusalsOf(reply).map(({ code }) => code);

/** The exceptions that the screen of a terminal shows. */
export function shown({ screen }: Desk): readonly ExceptionCard[] {
  if (!('exceptions' in screen)) throw new Error(`the screen shows ${screen.kind}`);
  return screen.exceptions;
}

/** The only exception a terminal shows. */
export function only(desk: Desk): ExceptionCard {
  const cards = shown(desk);
  expect(cards).toHaveLength(1);
  return cards[0] as ExceptionCard;
}

/** Each of some people tries to sign; what each was told. */
export async function everybody(
  desk: Desk,
  people: readonly string[],
  draft: Parameters<Desk['sendSigned']>[0],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const told: Record<string, readonly string[]> = {};
  for (const signer of people) told[signer] = codes(await desk.sendSigned(draft, { signer }));
  return told;
}
