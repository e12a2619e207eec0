/** A container by its number in the batch that stands above it: `CAP-05`. */
export const shortOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
