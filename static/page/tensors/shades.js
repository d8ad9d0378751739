// How strong the tint of a cell is.

/** From −1 to 1: values by their size, gradients by its logarithm, against the largest of the array. */
export function shadeOf(numbers, isGradient) {
  const largest = numbers.reduce((most, each) => (Number.isFinite(each) ? Math.max(most, Math.abs(each)) : most), 0);
  return (each) => {
    if (!each || Number.isNaN(each)) return 0;
    if (!Number.isFinite(each)) return Math.sign(each);
    const share = Math.abs(each) / largest;
    return Math.sign(each) * Math.max(0.12, isGradient ? 1 + Math.log10(share) / 3 : share);
  };
}
