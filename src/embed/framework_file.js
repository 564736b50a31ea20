// Downloads the framework file that a host names.

import { LIMITS, MESSAGES } from "generated";

/**
 * Downloads a framework file. Stops reading when it is larger than allowed, whatever its headers say.
 * @param {string} address absolute, or relative to the page
 * @returns {Promise<Uint8Array>} rejected with a sentence for people
 */
export async function downloadFramework(address) {
  const timeout = AbortSignal.timeout(LIMITS.milliseconds);
  try {
    const response = await fetch(new URL(address, document.baseURI), { signal: timeout });
    if (!response.ok) throw MESSAGES.frameworkMissing;
    let bytesLeft = LIMITS.bytes;
    if (Number(response.headers.get("content-length")) > bytesLeft) throw MESSAGES.frameworkTooLarge;
    // A response without a body throws here, and is reported below like an interrupted one.
    const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
    const chunks = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
      bytesLeft -= value.length;
      if (bytesLeft < 0) {
        reader.cancel();
        throw MESSAGES.frameworkTooLarge;
      }
      chunks.push(value);
    }
  } catch (error) {
    if (typeof error === "string") throw error;
    console.warn(address, error);
    throw timeout.aborted ? MESSAGES.frameworkSlow : MESSAGES.frameworkUnreachable;
  }
}
