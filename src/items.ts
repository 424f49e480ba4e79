// Items of lists by their place.

/** The item at `index`. @throws RangeError if the list has none there: the caller has made sure that it has. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no item ${index} among ${items.length}.`);
  return item;
}
