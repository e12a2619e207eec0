/**
 * The templates that may print: SHA-256 of each as JSON, by id and version. An entry is made by the test that renders the
 * template with hostile data, sends it in every printer language, reads it back dot for dot and decodes its codes; what was
 * changed since is not printed (`docs/decisions/0019`).
 */
export const APPROVED_TEMPLATES: Readonly<Record<string, string>> = {
  'dispensed-container v1': 'd297ed0302b3d34f6769fad491f174bdcfcbe3a48d633aff422553561bbc4a47',
  'waste-container v1': '0cd7d49a3159e7f63336fbf94e6a460d01924dcac52456d73a5baf341499c5c1',
  'output-container v1': '9e3055baa0b29228e7230ff8aea31683d08bb2d407e84894385d591707a3cdc0',
  'held-container v1': '5ca1831596fcc3325b43d03cecb62ae344abd50bc472d429aae7ab3ca6edc30b',
  'received-container v1': '055581d467000ff4eaf3c3cc72f12391cd4453fec774050c022b3ae56905fd9b',
  'packed-case v1': 'c8f7ab45e9220451496009eb30a59431609a950fb048f49ab491cf76ab0dc935',
};
