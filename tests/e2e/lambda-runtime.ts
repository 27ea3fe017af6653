/** What the Lambda service does in its process: loads a bundle once, then hands it one event after the other. */
const bundle: Promise<{ handler: (event: unknown) => Promise<unknown> }> = import(process.argv[2] ?? '');

process.on('message', async ({ call, event }: { call: number; event: unknown }) => {
  try {
    const { handler } = await bundle;
    process.send?.({ call, answer: await handler(event) });
  } catch (error) {
    process.send?.({ call, failure: String(error) });
  }
});
