import { reviewDue } from './domain/review.ts';
import { dependencies } from './runtime/dependencies.ts';

const parts = await dependencies();

/** `time` is that for which the review was due, as a date-time with offset; a later attempt carries the same. */
export const handler = ({ time }: { time: string }) => reviewDue(new Date(time), parts);
