const LOOKED_EVERY = 60_000;

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});

/**
 * Does `work` once a day, as soon as it is `at` (`03:00`, in the Netherlands) or past it: a service that was down then does it when it starts. What it
 * throws goes to `failed`, and it is done again a minute later. Nothing without a time.
 */
export const daily = (
  at: string | undefined,
  now: () => Date,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): { stop(): Promise<void> } => {
  if (at === undefined) return { stop: async () => {} };
  let done = '';
  let running: Promise<void> | undefined;
  const look = () => {
    const [day = '', time = ''] = CLOCK.format(now()).split(' ');
    if (running || day === done || time < at) return;
    running = work()
      .then(() => {
        done = day;
      }, failed)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(look, LOOKED_EVERY);
  timer.unref();
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
