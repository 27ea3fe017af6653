/** Days since 1970-01-01 of a calendar date `YYYY-MM-DD`. Calendar arithmetic, free of time zones. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

export const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in the United Kingdom at an instant. */
export const ukDate = (now: Date): string => london.format(now);

const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

/** The time of the day in the United Kingdom at an instant: "09:05". */
export const ukTime = (now: Date): string => londonTime.format(now);
