/**
 * Hands on what a promise gives, for an effect that may be over by then. A refusal is passed over: what was known stands.
 *
 * @returns calls it off.
 */
export const handOn = <T>(promise: Promise<T>, take: (value: T) => void): (() => void) => {
  let isWanted = true;
  promise.then(
    (value) => {
      if (isWanted) take(value);
    },
    () => undefined,
  );
  return () => {
    isWanted = false;
  };
};
