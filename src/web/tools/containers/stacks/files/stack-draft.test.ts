import type { StackFile } from '#contracts/containers/stack.ts';
import { expect, test } from 'vitest';
import { stackFileFixture } from '../stack-fixtures.ts';
import { draftFiles, editedFiles, type TypedFiles, withTyped, withWritten } from './stack-draft.ts';

const onDisk = stackFileFixture({ path: '/a.yaml', text: 'one', hash: 'h1' });
const nothing: TypedFiles = new Map();

function typeInto(file: StackFile, text: string, typed = nothing): TypedFiles {
  const [draft] = draftFiles([file], typed, []);
  return draft ? withTyped(typed, draft, text) : typed;
}

test('typing makes an edit of the file that was read, and typing it back makes none', () => {
  const typed = typeInto(onDisk, 'two');
  expect(editedFiles(typed)).toEqual([{ path: '/a.yaml', text: 'two', hash: 'h1' }]);
  expect(editedFiles(typeInto(onDisk, 'one', typed))).toEqual([]);
});

test('a file that somebody else changed meanwhile is overtaken, with nothing typed lost', () => {
  const typed = typeInto(onDisk, 'two');
  const [draft] = draftFiles([{ ...onDisk, text: 'theirs', hash: 'h2' }], typed, []);
  expect(draft).toMatchObject({ typed: 'two', isOvertaken: true, file: { text: 'theirs' } });
});

test('an overtaken file stays an edit of what was read first, whatever is typed', () => {
  const theirs = { ...onDisk, text: 'theirs', hash: 'h2' };
  const typed = typeInto(theirs, 'theirs', typeInto(onDisk, 'two'));
  expect(editedFiles(typed)).toEqual([{ path: '/a.yaml', text: 'theirs', hash: 'h1' }]);
});

test('after a save the editor shows what was written, before and after the page reads the disk anew', () => {
  const sent = [{ path: '/a.yaml', text: 'two', hash: 'h1' }];
  const written = { ...onDisk, text: 'two', hash: 'h2' };
  const typed = withWritten(typeInto(onDisk, 'two'), sent, [written]);
  expect(editedFiles(typed)).toEqual([]);
  expect(draftFiles([onDisk], typed, [])).toMatchObject([{ typed: 'two', isEdited: false }]);
  expect(draftFiles([written], typed, [])).toMatchObject([{ typed: 'two', isOvertaken: false }]);
  const third = { ...onDisk, text: 'theirs', hash: 'h3' };
  expect(draftFiles([third], typed, [])).toMatchObject([{ typed: 'theirs', isEdited: false }]);
});

test('what is typed while a save is under way is an edit of what was written', () => {
  const sent = [{ path: '/a.yaml', text: 'two', hash: 'h1' }];
  const typed = withWritten(typeInto(onDisk, 'two and more'), sent, [{ ...onDisk, hash: 'h2' }]);
  expect(editedFiles(typed)).toEqual([{ path: '/a.yaml', text: 'two and more', hash: 'h2' }]);
});

test('hidden values are shown for the file that was revealed, and hidden again once it changes', () => {
  const masked = { ...onDisk, text: 'A=••••••••', isMasked: true };
  const revealed = [{ ...onDisk, text: 'A=secret', isMasked: false }];
  expect(draftFiles([masked], nothing, revealed)).toMatchObject([{ typed: 'A=secret' }]);
  expect(draftFiles([{ ...masked, hash: 'h2' }], nothing, revealed)).toMatchObject([
    { typed: 'A=••••••••', file: { isMasked: true } },
  ]);
});
