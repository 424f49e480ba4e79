// Photos on their way: no more bytes than fit into the memory, and those who hold most of it give way.
import { expect, test } from 'vitest';
import { type IncomingPhoto, PhotoIntake } from '../../server/routes/photoIntake.ts';

const bytes = (count: number) => Buffer.alloc(count, 1);
const areDropped = (photos: readonly IncomingPhoto[]) => photos.map(({ isDropped }) => isDropped);

test('a photo comes whole while there is room, and makes room when its form is answered', () => {
  const intake = new PhotoIntake(100);
  for (let form = 0; form < 5; form++) {
    const photo = intake.begin('203.0.113.7');
    intake.add(photo, bytes(50));
    intake.add(photo, bytes(40));
    expect(photo.whole()).toHaveLength(90);
    intake.end(photo);
  }
});

test('the network that holds most gives way, by its largest photo, and one person’s photo comes through', () => {
  const intake = new PhotoIntake(100);
  const crowd = [20, 40, 30].map((size, index) => {
    const photo = intake.begin(`198.51.100.${index}`);
    intake.add(photo, bytes(size));
    return photo;
  });
  const person = intake.begin('203.0.113.7');
  intake.add(person, bytes(10));
  expect(areDropped([...crowd, person])).toEqual([false, false, false, false]);
  intake.add(person, bytes(30));
  expect(areDropped([...crowd, person])).toEqual([false, true, false, false]);
  expect(person.whole()).toHaveLength(40);
  // The rest of a photo that gave way takes no room.
  intake.add(crowd[1] as IncomingPhoto, bytes(90));
  expect(areDropped(crowd)).toEqual([false, true, false]);
});

test('a photo that is whole does not give way: the next one does', () => {
  const intake = new PhotoIntake(100);
  const first = intake.begin('203.0.113.7');
  intake.add(first, bytes(90));
  expect(first.whole()).toHaveLength(90);
  const second = intake.begin('198.51.100.7');
  intake.add(second, bytes(20));
  expect(areDropped([first, second])).toEqual([false, true]);
  intake.end(first);
  intake.end(second);
  const third = intake.begin('198.51.100.7');
  intake.add(third, bytes(100));
  expect(third.isDropped).toBe(false);
});
