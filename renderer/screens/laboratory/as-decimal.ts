/** What a person types as a number: a comma counts as a point, and anything else that is no digit is left out. */
export function asDecimal(typed: string): string {
  const [whole = '', ...rest] = typed
    .replace(/,/g, '.')
    .replace(/[^\d.]/g, '')
    .split('.');
  const digits = whole.slice(0, 9);
  return rest.length === 0 ? digits : `${digits === '' ? '0' : digits}.${rest.join('').slice(0, 6)}`;
}
