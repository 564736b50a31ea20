// Medians, ranges and percentiles of measured numbers.

const sorted = (numbers) => numbers.filter(Number.isFinite).sort((one, two) => one - two);

/** The value below which that share of the numbers lies, or undefined of none. */
export function percentile(numbers, share) {
  const all = sorted(numbers);
  if (all.length === 0) return undefined;
  const place = (all.length - 1) * share;
  const low = all[Math.floor(place)];
  return low + (all[Math.ceil(place)] - low) * (place % 1);
}

export const median = (numbers) => percentile(numbers, 0.5);

/** Median, least and most, or undefined of none. */
export function spread(numbers) {
  const all = sorted(numbers);
  return all.length > 0 ? { median: median(all), least: all[0], most: all.at(-1) } : undefined;
}
