import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '../../../main/domain/attachments/media-type.ts';
import { jpeg, pdf, png } from '../../support/pictures.ts';

describe('what a file is', () => {
  it.each([
    ['image/png', png()],
    ['image/jpeg', jpeg()],
    ['application/pdf', pdf()],
  ])('[S111] %s is known by its content', (mediaType, content) => {
    expect(mediaTypeOf(content)).toBe(mediaType);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('photo.png')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a picture that was cut off', png().subarray(0, -12)],
    ['a photo without its end', jpeg().subarray(0, -2)],
    ['a document without its end', Buffer.from('%PDF-1.4\n')],
    ['the end of a picture alone', png().subarray(-8)],
    ['a document after something else', Buffer.concat([Buffer.from('GIF89a'), pdf()])],
  ])('[S111] %s is no evidence', (_what, content) => {
    expect(mediaTypeOf(content)).toBeNull();
  });
});
