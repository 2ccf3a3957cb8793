export default {
  dir: 'ltr',
  policy: 'Política de cookies: qué cookies utilizamos',
  save: 'Guardar esta elección',
  unsaved: 'Aún no se ha guardado. Hasta entonces cuenta como un no; seguimos intentándolo.',
  close: 'Cerrar',
  session: 'hasta que se cierra el navegador',
  persistent: 'hasta que se borra',
};
