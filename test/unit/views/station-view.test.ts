import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../main/domain/moment.ts';
import { cleared, enter, Floor, filling, issued, MORNING, signedIn } from './floor.ts';

describe('which screen a terminal shows', () => {
  it('asks who is here, the people of this station first', () => {
    const floor = new Floor();
    const { screen, frame, revision } = floor.view();
    expect(revision).toBe(7);
    expect(screen).toMatchObject({ kind: 'signIn', locked: false, demoCredentials: [] });
    expect(floor.screen('signIn').roster.map(({ name }) => name)).toEqual([
      'M. Alvarez',
      'D. Price',
      'N. Comer',
      'P. Raman',
      'H. Lapsed',
      'G. Lin',
    ]);
    expect(frame).toMatchObject({ person: null, batch: null, rail: [] });
  });

  it('shows the simulated badges only where it is given any', () => {
    const demoCredentials = [{ person: 'OP-1', secret: '314159' }];
    expect(new Floor().view('WS-01', { demoCredentials }).screen).toMatchObject({ demoCredentials });
  });

  it('lets a person answer for their signature before anything else', () => {
    const floor = signedIn('NEW-1');
    const screen = floor.screen('accountability');
    expect(screen.affordances.AcknowledgeAccountability?.passes).toBe(true);
    floor.do({ type: 'AcknowledgeAccountability', signer: 'NEW-1' });
    expect(floor.view().screen.kind).toBe('work');
  });

  it('keeps batch, step, rail and holder of a locked terminal, and offers nothing but to sign in', () => {
    const floor = filling();
    const before = floor.view().frame;
    floor.do({ type: 'LockTerminal' });
    const { screen, frame } = floor.view();
    expect(screen).toMatchObject({ kind: 'signIn', locked: true });
    expect(frame.batch).toEqual({ id: 'VC5-1', product: 'Vitamin C 500 mg', step: '40' });
    expect(frame).toEqual(before);
    expect(frame.person?.name).toBe('M. Alvarez');
    floor.do({ type: 'SignIn', person: 'OP-1', secret: '' });
    expect(floor.screen('dispense').phase).toBe('fill');
  });

  it('is simply empty after a sign-out, and after a lock outside any step', () => {
    const floor = issued();
    floor.do({ type: 'LockTerminal' });
    expect(floor.view()).toMatchObject({
      screen: { kind: 'signIn', locked: false },
      frame: { person: null },
    });
    floor.do({ type: 'SignIn', person: 'OP-1', secret: '' });
    enter(floor, '20');
    floor.do({ type: 'SignOut' });
    expect(floor.view()).toMatchObject({ screen: { kind: 'signIn', locked: false }, frame: { batch: null } });
  });

  it('says why the station cannot work, over whatever was on the screen, and keeps the frame', () => {
    const faults = [{ code: 'log.locked', data: { reason: 'The chain is broken at 17.' } }];
    const { screen, frame } = filling().view('WS-01', { faults });
    expect(screen).toEqual({ kind: 'fault', reasons: faults, gap: null });
    expect(frame.batch?.id).toBe('VC5-1');
  });

  it('shows an issued step that somebody entered as done', () => {
    const floor = issued();
    floor.do({ type: 'EnterStep', batch: 'VC5-1', step: '10' }, 'QA-01');
    expect(floor.screen('clearance', 'QA-01')).toMatchObject({
      state: 'verified',
      items: [],
      task: { code: 'stepDone' },
    });
  });
});

describe('the frame', () => {
  it('tells place, plant-local time and the word demo', () => {
    expect(signedIn('OP-1').view().frame).toMatchObject({
      plant: 'Northfield',
      demo: true,
      station: { id: 'WS-01', name: 'Weigh booth', functions: ['weigh'] },
      terminal: 'WS-01-1',
      now: '2026-03-09T09:00:00+01:00',
      night: false,
      person: { id: 'OP-1', name: 'M. Alvarez', roles: ['operator'] },
    });
  });

  it.each([
    ['19:59:59', '+01:00', '20:59:59+01:00', false],
    ['20:00:00', '+01:00', '21:00:00+01:00', true],
    ['03:59:59', '+01:00', '04:59:59+01:00', true],
    ['04:00:00', '+01:00', '05:00:00+01:00', false],
    ['01:30:00', '-05:00', '20:30:00-05:00', false],
    ['20:30:00', 'Z', '20:30:00Z', false],
  ])('at %s UTC with offset %s it is %s, night %s', (time, offset, local, night) => {
    const floor = new Floor();
    floor.moment = { ...MORNING, at: `2026-03-09T${time}.000Z` as Instant, offset };
    const { frame } = floor.view();
    expect(frame.now.slice(11)).toBe(local);
    expect(frame.night).toBe(night);
  });

  it('lists the steps of this station in the order of the recipe, with the one in work marked', () => {
    const floor = cleared();
    enter(floor, '40');
    expect(floor.view().frame.rail.map(({ id, state, current }) => `${id} ${state} ${current}`)).toEqual([
      '20 verified false',
      '30 ready false',
      '40 ready true',
      '50 ready false',
      '60 ready false',
      '110 ready false',
    ]);
  });
});
