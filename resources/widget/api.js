// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's web-chat API over HTTP. Everything that can go wrong is an ApiError.

const BASE = "/api/v1/chat";
const TIMEOUT_MS = 20000;

export class ApiError extends Error {
  // `status` 0: no answer came (offline, timed out, refused).
  constructor(status, code, message, retryAfterMs = 0) {
    super(message || code);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  // Worth trying again by itself: nothing was wrong with what we asked.
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

function errorFrom(status, retryAfter, body) {
  const error = (body && body.error) || {};
  return new ApiError(status, error.code || "http_" + status, error.message || "", (Number(retryAfter) || 0) * 1000);
}

export async function request(method, path, { token, json, signal } = {}) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const headers = {};
  if (token) headers.Authorization = "Bearer " + token;
  if (json) headers["Content-Type"] = "application/json";
  let answer;
  let body;
  try {
    answer = await fetch(BASE + path, {
      method, headers, signal: signal || timeout, cache: "no-store", credentials: "omit",
      body: json ? JSON.stringify(json) : undefined,
    });
    body = await answer.json().catch(() => null);
  } catch {
    throw new ApiError(0, "unreachable");
  }
  if (!answer.ok) throw errorFrom(answer.status, answer.headers.get("Retry-After"), body);
  if (body === null) throw new ApiError(502, "not_json");
  return body;
}

export async function download(token, id) {
  try {
    const answer = await fetch(`${BASE}/attachments/${encodeURIComponent(id)}`, {
      headers: { Authorization: "Bearer " + token }, credentials: "omit",
    });
    if (!answer.ok) throw errorFrom(answer.status, answer.headers.get("Retry-After"), null);
    return await answer.blob();
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(0, "unreachable");
  }
}

// By XMLHttpRequest, because fetch cannot tell how much was uploaded.
export function upload(token, file, onProgress, signal) {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", BASE + "/attachments");
    xhr.responseType = "json";
    xhr.setRequestHeader("Authorization", "Bearer " + token);
    xhr.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    xhr.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    xhr.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    xhr.onerror = () => reject(new ApiError(0, "unreachable"));
    xhr.onabort = () => reject(new ApiError(0, "cancelled"));
    xhr.onload = () => {
      const made = xhr.response && xhr.response.attachment;
      if (xhr.status >= 200 && xhr.status < 300 && made) resolve(made);
      else reject(errorFrom(xhr.status, xhr.getResponseHeader("Retry-After"), xhr.response));
    };
    signal.addEventListener("abort", () => xhr.abort());
    xhr.send(file);
  });
}

// `after`: the hub sends everything that changed since.
export function openSocket(token, after) {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(`${scheme}//${location.host}${BASE}/stream?after=${after}`, ["segue.v1", "segue.token." + token]);
}
