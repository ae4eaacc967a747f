// Sorts and sifts the tables of numbers in place. Without it they are whole and in order already.
(function () {
  "use strict";

  var ALIKE = { "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا" };

  function fold(text) {
    return text
      .toLowerCase()
      .replace(/[يىكةأإآ]/g, function (letter) { return ALIKE[letter]; })
      .replace(/[۰-۹]/g, function (digit) { return String(digit.charCodeAt(0) - 0x06f0); })
      .replace(/[\s\u200c]+/g, "");
  }

  function rows(table) {
    return Array.prototype.slice.call(table.tBodies[0].rows);
  }

  function key(row, column) {
    var cell = row.cells[column];
    var data = cell.querySelector("data");
    return data ? Number(data.value) : cell.textContent.trim();
  }

  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return String(one).localeCompare(String(other), "fa", { numeric: true });
  }

  function sort(table, header) {
    var down = header.getAttribute("aria-sort") !== "descending";
    Array.prototype.forEach.call(header.parentNode.cells, function (cell) {
      cell.removeAttribute("aria-sort");
    });
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows(table)
      .sort(function (one, other) {
        var order = compare(key(one, header.cellIndex), key(other, header.cellIndex));
        return down ? -order : order;
      })
      .forEach(function (row) { table.tBodies[0].appendChild(row); });
  }

  function addSorting(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (header) {
      // It has the shape of the words whose place it takes, so that nothing moves.
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = header.textContent;
      button.addEventListener("click", function () { sort(table, header); });
      header.replaceChildren(button);
    });
  }

  // The field is in the page already, so that nothing moves when this script comes.
  function listen(input, table) {
    input.addEventListener("input", function () {
      var wanted = fold(input.value);
      rows(table).forEach(function (row) {
        row.hidden = fold(row.textContent).indexOf(wanted) < 0;
      });
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("table.selected"), function (table) {
    var field = table.parentNode.parentNode.querySelector(".sift input");
    addSorting(table);
    if (field) listen(field, table);
  });
})();
