// Deliver signed bytes (experience.md 2.4). Nothing here decides to give something up: an outcome is
// "delivered" only with a receipt that names these very bytes.

const API = "/api/v1";
const MEDIA_TYPE = "application/vnd.fto.observation+json;v=1";
const DELIVERED = [200, 201, 202];
const PROTO = { "X-FTO-Proto": "1" };
const OPTIONS = { credentials: "same-origin", cache: "no-store", redirect: "error" };

async function answer(address, options, seconds) {
  const response = await fetch(`${API}${address}`, {
    ...OPTIONS, ...options, signal: AbortSignal.timeout(seconds * 1000),
  });
  const type = response.headers.get("Content-Type") ?? "";
  const ours = response.headers.has("X-FTO-Proto") && /^application\/(problem\+)?json\b/.test(type);
  return { status: response.status, ours, body: ours ? await response.json() : null };
}

/**
 * Ask who is signed in, for a token and for the server's clock. Resolves to {csrf, user, offsetMs},
 * or to {failure}: "offline", "foreign", "sign_in".
 */
export async function session(seconds = 20) {
  const asked = Date.now();
  try {
    const { status, ours, body } = await answer("/session", { headers: PROTO }, seconds);
    if (!ours) return { failure: status >= 500 ? "busy" : "foreign" };
    if (status === 401) return { failure: "sign_in" };
    if (status !== 200) return { failure: "busy" };
    const { csrf, user, server_time: serverTime } = body;
    return { csrf, user, offsetMs: Math.round(Date.parse(serverTime) - (asked + Date.now()) / 2) };
  } catch {
    return { failure: "offline" };
  }
}

function put(signed, csrf, seconds) {
  return answer(`/observations/${signed.id}`, {
    method: "PUT",
    body: signed.bytes,
    headers: {
      ...PROTO,
      "Content-Type": MEDIA_TYPE,
      "Content-Digest": `sha-256=:${signed.base64}:`,
      "X-CSRFToken": csrf,
    },
  }, seconds);
}

function outcome({ status, ours, body }, signed) {
  if (!ours) return { failure: status >= 500 ? "busy" : "foreign" };
  if (DELIVERED.includes(status)) {
    // Another receipt is no receipt for these bytes.
    if (body.id !== signed.id || body.digest !== signed.hex) return { failure: "foreign" };
    return { receipt: body, repeated: status === 200 };
  }
  if (status === 401 || body.code === "csrf") return { failure: "sign_in" };
  if (body.code === "autor_distinto") return { failure: "other_person" };
  if (status === 429 || status >= 500) return { failure: "busy" };
  return { failure: "refused", detail: body.detail ?? "" };
}

/**
 * Send signed = {id, bytes, hex, base64, author}. Resolves to {receipt, repeated} or to {failure,
 * detail}; "refused" means that these bytes will not be taken as they are, everything else may work
 * later with the same bytes.
 */
export async function deliver(signed) {
  for (const seconds of [20, 40]) {
    const known = await session(seconds);
    if (known.failure) return known;
    if (known.user !== signed.author) return { failure: "other_person" };
    try {
      const reply = await put(signed, known.csrf, seconds);
      // A stale token is read anew once; then it is a matter of signing in.
      if (reply.ours && reply.body.code === "csrf" && seconds === 20) continue;
      return outcome(reply, signed);
    } catch (problem) {
      if (problem.name !== "TimeoutError" || seconds === 40) return { failure: "offline" };
    }
  }
  return { failure: "offline" };
}
