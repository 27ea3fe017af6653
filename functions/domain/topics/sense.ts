/** How many numbers say where a text lies in meaning. */
export const SENSE_LENGTH = 128;
/** Of what says nothing. */
export const NO_SENSE = new Int8Array(SENSE_LENGTH);
