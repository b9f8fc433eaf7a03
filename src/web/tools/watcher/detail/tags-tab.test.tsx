import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { detailsFixture } from '../fixtures.ts';
import { TagsTab } from './tags-tab.tsx';

afterEach(cleanup);

const older = { en: 'It is older.', es: 'Es más antigua.' };
const tags = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ tag: `1.${index}`, words: older, isHeld: index === 0 }));

test('each other tag says what speaks against it, and a cut list says so', () => {
  render(
    <TagsTab details={detailsFixture({ otherTags: tags(2), otherTagsCount: 40, isTagListCut: true })} />,
  );
  expect(screen.getAllByText(older.en)).toHaveLength(2);
  expect(screen.getAllByText('held')).toHaveLength(1);
  expect(screen.getByText(/The nearest 2 of 40/u)).toBeDefined();
  expect(screen.getByText(/more tags than were read/u)).toBeDefined();
});

test('of many tags one is found by its name', () => {
  render(<TagsTab details={detailsFixture({ otherTags: tags(20), otherTagsCount: 20 })} />);
  fireEvent.change(screen.getByLabelText('Find a tag'), { target: { value: '1.19' } });
  expect(screen.getAllByText(older.en)).toHaveLength(1);
  fireEvent.change(screen.getByLabelText('Find a tag'), { target: { value: 'none' } });
  expect(screen.getByText('No tag contains this')).toBeDefined();
});

test('where no other tag was considered, that is said', () => {
  render(<TagsTab details={detailsFixture()} />);
  expect(screen.getByText('No other tag was considered')).toBeDefined();
});
