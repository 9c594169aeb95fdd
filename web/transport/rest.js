// REST calls. A refusal is thrown as a Problem with the server's own words.

export class Problem extends Error {
  constructor(body, status) {
    super(body.title ?? "The server refused.");
    this.title = body.title ?? "The server refused.";
    this.detail = body.detail ?? "";
    this.hint = body.hint ?? "";
    this.type = body.type ?? "";
    this.code = body.code ?? "";
    this.diagnostics = body.diagnostics;
    this.status = status;
  }
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem({ title: "The server does not answer.", hint: "Is it still running? The page tries again by itself." }, 0);
  }
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(answer, response.status);
  return answer;
}

const session = (id) => `/api/sessions/${encodeURIComponent(id)}`;
const query = (values) => new URLSearchParams(Object.entries(values).filter(([, v]) => v !== undefined && v !== null));

export const rest = {
  machines: () => call("GET", "/api/machines"),
  instructions: (machine) => call("GET", `/api/machines/${encodeURIComponent(machine)}/instructions`),
  origins: (machine) => call("GET", `/api/machines/${encodeURIComponent(machine)}/origins`),
  programs: () => call("GET", "/api/programs"),
  program: (path) => call("GET", "/api/programs/" + path.split("/").map(encodeURIComponent).join("/")),
  assemble: (source) => call("POST", "/api/assemble", { source }),
  disassemble: (image) => call("POST", "/api/disassemble", { image }),
  createSession: (wanted) => call("POST", "/api/sessions", wanted),
  session: (id) => call("GET", session(id)),
  endSession: (id) => call("DELETE", session(id)),
  listing: (id, window) => call("GET", `${session(id)}/listing?${query(window)}`),
  area: (id, area, window) => call("GET", `${session(id)}/areas/${encodeURIComponent(area)}?${query(window)}`),
  group: (id, name, window) => call("GET", `${session(id)}/groups?${query({ name, ...window })}`),
  timeline: (id, window) => call("GET", `${session(id)}/timeline?${query(window)}`),
};
