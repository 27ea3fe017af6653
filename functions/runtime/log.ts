import type { Log } from '../domain/directory.ts';

/** One JSON object a line, as CloudWatch Logs Insights and any terminal read it. */
export const jsonLog: Log = (level, message, values = {}) => {
  const line = JSON.stringify({ time: new Date().toISOString(), level, message, ...values });
  (level === 'info' ? process.stdout : process.stderr).write(`${line}\n`);
};

/** On a terminal only what somebody should do something about. */
export const quietLog: Log = (level, message, values = {}) => {
  if (level === 'info') return;
  const rest = Object.entries(values).map(([key, value]) => `${key} ${value}`);
  process.stderr.write(`${[message, ...rest].join(', ')}\n`);
};
